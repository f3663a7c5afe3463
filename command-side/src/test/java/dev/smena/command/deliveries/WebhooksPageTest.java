package dev.smena.command.deliveries;

import static java.time.format.DateTimeFormatter.ISO_OFFSET_DATE_TIME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.mock;

import dev.smena.command.StoredEvents;
import dev.smena.command.files.DownloadLinks;
import dev.smena.command.tasks.TaskStory;
import dev.smena.events.BatchChanges;
import dev.smena.events.BatchClosed;
import dev.smena.events.BatchCreated;
import dev.smena.events.BatchId;
import dev.smena.events.BatchUpdated;
import dev.smena.events.CloseReason;
import dev.smena.events.DomainEvent;
import dev.smena.events.ImportCompleted;
import dev.smena.events.ImportProgressed;
import dev.smena.events.ProductsAggregated;
import dev.smena.events.ReportFormat;
import dev.smena.events.ReportGenerated;
import dev.smena.events.RowError;
import dev.smena.events.StoredFile;
import dev.smena.events.TaskId;
import dev.smena.events.WebhookEventType;
import dev.smena.events.WebhookId;
import dev.smena.events.WorkCenterId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/** What docs/webhooks.md shows to those who write receivers is what Smena sends, and what CI has run. */
class WebhooksPageTest {

    private static final BatchId BATCH = BatchId.of(1043, LocalDate.of(2026, 10, 12));
    private static final TaskId TASK = new TaskId(new UUID(0, 7));
    private static final StoredFile REPORT = new StoredFile(StoredFile.REPORTS, "8d3e", "batch-1043-2026-10-12.pdf", 1);
    private static final BatchCreated CREATED = new BatchCreated(
            BATCH,
            1043,
            LocalDate.of(2026, 10, 12),
            "Розлив молока",
            WorkCenterId.of("RC-001"),
            "RC-001",
            "Линия розлива № 1",
            "1 смена",
            "Бригада № 1",
            "Молоко 3,2 % 0,93 л",
            "10.51.11",
            Instant.parse("2026-10-12T03:00:00Z"),
            Instant.parse("2026-10-12T15:00:00Z"),
            Instant.parse("2026-10-12T02:40:11.250391Z"));

    private final JsonMapper json = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .addModule(new SimpleModule().addSerializer(new TimeInYekaterinburg()))
            .build();
    private final StoredEvents events = mock();
    private final TaskStory stories = mock();
    private final DownloadLinks links = mock();
    private final Messages messages = new Messages(events, stories, links, json);

    private final String page = read("webhooks.md");

    @ParameterizedTest
    @ValueSource(strings = {"verify.py", "verify.mjs", "Verify.java", "verify.php"})
    void showsTheProgramsAsTheyAre(String name) {
        String program = read("examples/webhooks/" + name);
        String shown =
                Pattern.compile("\n+ *(#|//) The end of what a receiver needs").split(program)[0];

        assertThat(shown).hasSizeLessThan(program.length());
        assertThat(page).contains("\n" + shown + "\n```\n");
    }

    @Test
    void showsOneOfTheTestVectorsAsAnExampleOfHeaders() {
        PublishedVector vector = PublishedVector.all().skip(1).findFirst().orElseThrow();

        assertThat(page)
                .contains(vector.headers().entrySet().stream()
                        .map(header -> "\n" + header.getKey() + ": " + header.getValue() + "\n")
                        .toList());
    }

    @Test
    void showsEachMessageAsItIsSent() {
        doReturn(CREATED).when(events).at(BATCH, 0);
        doReturn(Stream.of(skipped(17, "batch_number must be from 1 to 2147483647")))
                .when(stories)
                .of(TASK);
        doReturn(new DownloadLinks.Link(
                        "https://files.example/reports/8d3e/batch-1043-2026-10-12.pdf?X-Amz-Signature=0f4c",
                        Instant.parse("2026-10-27T03:01:12Z")))
                .when(links)
                .to(REPORT);

        assertThat(shownMessages()).isEqualTo(sentMessages()).hasSize(WebhookEventType.values().length);
    }

    private List<JsonNode> sentMessages() {
        var changes =
                new BatchChanges(null, null, "Бригада № 2", null, null, null, Instant.parse("2026-10-12T16:00:00Z"));
        var code = "0104600000000001215Ab<&\u001d93Qw==";
        Instant closedAt = Instant.parse("2026-10-20T03:00:00Z");
        Instant generatedAt = Instant.parse("2026-10-20T03:01:12.400118Z");
        return Stream.of(
                        sent(CREATED, 0),
                        sent(new BatchUpdated(BATCH, changes, Instant.parse("2026-10-12T04:02:30.018554Z")), 3),
                        sent(
                                new ProductsAggregated(
                                        BATCH, List.of(code), 1, Instant.parse("2026-10-12T05:15:00.771203Z")),
                                6),
                        sent(new BatchClosed(BATCH, CloseReason.MANUAL, closedAt, 2000, 1900), 7),
                        sent(new ReportGenerated(TASK, BATCH, ReportFormat.PDF, REPORT, generatedAt), 1),
                        sent(
                                new ImportCompleted(TASK, 61, 60, REPORT, Instant.parse("2026-10-11T13:30:05.093127Z")),
                                2),
                        messages.test(
                                new WebhookId(UUID.fromString("e2b0c8f4-6a53-4f0e-8f3d-1f7f5d1f6c2b")),
                                Instant.parse("2026-10-11T07:00:00.501774Z")))
                .map(json::readTree)
                .toList();
    }

    private String sent(DomainEvent event, long sequence) {
        return String.join("", messages.of(event, sequence));
    }

    private static ImportProgressed skipped(int row, String error) {
        return new ImportProgressed(TASK, 62, 61, 61, 60, List.of(new RowError(row, error)), Instant.EPOCH);
    }

    private List<JsonNode> shownMessages() {
        String shown = page.split("```jsonc\n", 2)[1].split("```", 2)[0];
        return Stream.of(shown.split("\n\n"))
                .map(message -> message.replaceAll("(?m)^//.*$", ""))
                .map(json::readTree)
                .toList();
    }

    private static String read(String doc) {
        try {
            return Files.readString(PublishedVector.DOCS.resolve(doc));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As on a server in Yekaterinburg. */
    private static final class TimeInYekaterinburg extends StdSerializer<Instant> {

        TimeInYekaterinburg() {
            super(Instant.class);
        }

        @Override
        public void serialize(Instant time, JsonGenerator generator, SerializationContext context) {
            generator.writeString(ISO_OFFSET_DATE_TIME.format(time.atOffset(ZoneOffset.ofHours(5))));
        }
    }
}

package dev.smena.command.deliveries;

import dev.smena.command.StoredEvents;
import dev.smena.command.files.DownloadLinks;
import dev.smena.command.tasks.TaskStory;
import dev.smena.events.BatchClosed;
import dev.smena.events.BatchCreated;
import dev.smena.events.BatchId;
import dev.smena.events.BatchReopened;
import dev.smena.events.BatchUpdated;
import dev.smena.events.DomainEvent;
import dev.smena.events.ImportCompleted;
import dev.smena.events.ImportProgressed;
import dev.smena.events.ProductsAggregated;
import dev.smena.events.ReportGenerated;
import dev.smena.events.RowError;
import dev.smena.events.TaskId;
import dev.smena.events.WebhookEventType;
import dev.smena.events.WebhookId;
import dev.smena.events.WorkCenter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Puts what happened into the words of the HTTP contract. */
@Component
class Messages {

    static final int MOST_CODES = 100;
    static final int MOST_ERRORS = 100;
    private static final Map<String, Boolean> REOPENED = Map.of("is_closed", false);

    private final StoredEvents events;
    private final TaskStory stories;
    private final DownloadLinks links;
    private final JsonMapper json;

    Messages(StoredEvents events, TaskStory stories, DownloadLinks links, JsonMapper json) {
        this.events = events;
        this.stories = stories;
        this.links = links;
        this.json = json;
    }

    /** What receivers are told of it, if anything. */
    static Optional<WebhookEventType> typeOf(DomainEvent event) {
        return Optional.ofNullable(
                switch (event) {
                    case BatchCreated e -> WebhookEventType.BATCH_CREATED;
                    case BatchUpdated e -> WebhookEventType.BATCH_UPDATED;
                    case BatchReopened e -> WebhookEventType.BATCH_UPDATED;
                    case BatchClosed e -> WebhookEventType.BATCH_CLOSED;
                    case ProductsAggregated e -> WebhookEventType.PRODUCT_AGGREGATED;
                    case ReportGenerated e -> WebhookEventType.REPORT_GENERATED;
                    case ImportCompleted e -> WebhookEventType.IMPORT_COMPLETED;
                    default -> null;
                });
    }

    /** The bodies that tell of an event that has a type, in their order. @param sequence of the event in its stream */
    List<String> of(DomainEvent event, long sequence) {
        return switch (event) {
            case BatchCreated e -> one(e, created(e, sequence), e.createdAt());
            case BatchUpdated e -> one(e, updated(e.batchId(), e.changes(), sequence), e.updatedAt());
            case BatchReopened e -> one(e, updated(e.batchId(), REOPENED, sequence), e.reopenedAt());
            case BatchClosed e -> one(e, closed(e, sequence), e.closedAt());
            case ProductsAggregated e -> aggregated(e, sequence);
            case ReportGenerated e -> one(e, generated(e), e.generatedAt());
            case ImportCompleted e -> one(e, imported(e), e.completedAt());
            default -> List.of();
        };
    }

    String test(WebhookId webhook, Instant now) {
        return body(WebhookEventType.TEST, new Message.TestData(webhook), now);
    }

    private List<String> one(DomainEvent event, Message.Data data, Instant at) {
        return List.of(body(typeOf(event).orElseThrow(), data, at));
    }

    private String body(WebhookEventType type, Message.Data data, Instant at) {
        return json.writeValueAsString(new Message(type, data, at));
    }

    private static Message.Data created(BatchCreated e, long sequence) {
        var center = new WorkCenter(e.workCenterId(), e.workCenterIdentifier(), e.workCenterName());
        return new Message.BatchCreatedData(
                e.batchId(), e.batchNumber(), e.batchDate(), e.nomenclature(), center, sequence);
    }

    private Message.Data updated(BatchId batch, Object changes, long sequence) {
        return new Message.BatchUpdatedData(batch, numberOf(batch), changes, sequence);
    }

    private Message.Data closed(BatchClosed e, long sequence) {
        var statistics = new Message.Statistics(
                e.totalProducts(), e.aggregatedProducts(), percent(e.aggregatedProducts(), e.totalProducts()));
        return new Message.BatchClosedData(e.batchId(), numberOf(e.batchId()), e.closedAt(), statistics, sequence);
    }

    private List<String> aggregated(ProductsAggregated e, long sequence) {
        int number = numberOf(e.batchId());
        List<String> codes = e.codes();
        int parts = (codes.size() + MOST_CODES - 1) / MOST_CODES;
        return IntStream.range(0, parts)
                .mapToObj(part -> {
                    List<String> some =
                            codes.subList(part * MOST_CODES, Math.min((part + 1) * MOST_CODES, codes.size()));
                    var data = new Message.ProductAggregatedData(
                            e.batchId(),
                            number,
                            e.aggregatedAt(),
                            some,
                            some.size() == 1 ? some.getFirst() : null,
                            sequence,
                            parts == 1 ? null : part + 1,
                            parts == 1 ? null : parts);
                    return body(WebhookEventType.PRODUCT_AGGREGATED, data, e.aggregatedAt());
                })
                .toList();
    }

    private Message.Data generated(ReportGenerated e) {
        DownloadLinks.Link link = links.to(e.file());
        return new Message.ReportGeneratedData(e.batchId(), e.format(), link.url(), link.expiresAt());
    }

    private Message.Data imported(ImportCompleted e) {
        int skipped = e.totalRows() - e.created();
        List<RowError> errors = skipped == 0 ? List.of() : firstErrors(e.taskId());
        return new Message.ImportCompletedData(e.totalRows(), e.created(), skipped, errors);
    }

    private List<RowError> firstErrors(TaskId task) {
        try (var story = stories.of(task)) {
            return story.filter(ImportProgressed.class::isInstance)
                    .flatMap(event -> ((ImportProgressed) event).errors().stream())
                    .limit(MOST_ERRORS)
                    .toList();
        }
    }

    private int numberOf(BatchId batch) {
        return ((BatchCreated) events.at(batch, 0)).batchNumber();
    }

    private static BigDecimal percent(int part, int whole) {
        return whole == 0
                ? BigDecimal.ZERO.setScale(2)
                : BigDecimal.valueOf(100L * part).divide(BigDecimal.valueOf(whole), 2, RoundingMode.HALF_UP);
    }
}

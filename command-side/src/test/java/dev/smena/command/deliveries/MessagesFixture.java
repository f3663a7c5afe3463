package dev.smena.command.deliveries;

import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.mock;

import dev.smena.command.StoredEvents;
import dev.smena.command.files.DownloadLinks;
import dev.smena.command.tasks.TaskStory;
import dev.smena.events.BatchCreated;
import dev.smena.events.BatchId;
import dev.smena.events.WorkCenterId;
import java.time.Instant;
import java.time.LocalDate;

/** What messages are made from: a batch that was created, tasks with a story, links to files. */
final class MessagesFixture {

    static final Instant NOW = Instant.parse("2026-11-09T05:30:00.123456Z");
    static final BatchId BATCH = BatchId.of(22222, LocalDate.of(2026, 11, 9));
    static final BatchCreated CREATED = new BatchCreated(
            BATCH,
            22222,
            LocalDate.of(2026, 11, 9),
            "Фасовка чая",
            WorkCenterId.of("RC-003"),
            "RC-003",
            "Линия «Саше-3»",
            "1 смена",
            "Бригада № 6",
            "Чай",
            "470815",
            NOW.minusSeconds(60),
            NOW.plusSeconds(60),
            NOW);

    final TaskStory stories = mock();
    final Messages messages;

    MessagesFixture() {
        StoredEvents stored = mock();
        doReturn(CREATED).when(stored).at(BATCH, 0);
        messages = new Messages(
                stored,
                stories,
                file -> new DownloadLinks.Link("https://files.example/" + file.key(), NOW.plusSeconds(7 * 86_400)),
                WireJson.MAPPER);
    }
}

package dev.smena.command.reports;

import dev.smena.events.BatchCreated;
import dev.smena.events.BatchId;
import dev.smena.events.ReportFormat;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.stereotype.Component;

/** What a report's file is called: the batch's number and date, such as {@code batch-22222-2026-11-09.xlsx}. */
@Component
class ReportNames {

    private final EventStore events;

    ReportNames(EventStore events) {
        this.events = events;
    }

    String nameOf(BatchId batch, ReportFormat format) {
        var created =
                (BatchCreated) events.readEvents(batch.toString(), 0).next().getPayload();
        return "batch-%d-%s%s".formatted(created.batchNumber(), created.batchDate(), format.suffix());
    }
}

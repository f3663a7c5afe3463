package dev.smena.command.aggregation;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import dev.smena.command.tasks.OpenTasks;
import dev.smena.events.AggregationChunkQueued;
import dev.smena.events.AggregationCompleted;
import dev.smena.events.AggregationEvent;
import dev.smena.events.AggregationFailed;
import dev.smena.events.AggregationProgressed;
import dev.smena.events.AggregationRequested;
import dev.smena.events.RefusedCode;
import dev.smena.events.TaskId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.spring.stereotype.Aggregate;

/** An asynchronous aggregation; its codes are aggregated by {@link AggregationHandler}. What has ended stays as it is. */
@Aggregate(cache = "taskCache", lockFactory = "batchLocks")
class AggregationTask {

    @AggregateIdentifier
    private TaskId id;

    private AggregationProgress progress;

    void request(RequestAggregation command, Instant now) {
        List<String> codes = command.codes();
        apply(new AggregationRequested(command.taskId(), command.batchId(), codes.size(), Chunks.count(codes), now));
        Chunks.of(command.taskId(), codes).forEach(chunk -> apply(chunk));
    }

    /** @param refused those of the chunk's codes that were not aggregated */
    void record(AggregationChunkQueued chunk, int aggregated, List<RefusedCode> refused, Instant now) {
        apply(new AggregationProgressed(
                id,
                chunk.chunk(),
                progress.current() + chunk.codes().size() + chunk.duplicates().size(),
                progress.aggregated() + aggregated,
                refused,
                now));
    }

    void fail(String why, Instant now) {
        String error = "%s when %d of %d codes had been dealt with; the %d aggregated stay so."
                .formatted(why, progress.current(), progress.total(), progress.aggregated());
        apply(new AggregationFailed(id, error, now));
    }

    @CommandHandler
    void handle(CompleteAggregation command, OpenTasks open, Clock clock) {
        if (progress.ended()) {
            return;
        }
        if (progress.chunksDone() < progress.chunks()) {
            throw new ConcurrencyException("Another node has done the last chunks of " + id);
        }
        apply(new AggregationCompleted(id, progress.total(), progress.aggregated(), command.errors(), clock.instant()));
        open.close(id);
    }

    @CommandHandler
    void handle(FailAggregation command, OpenTasks open, Clock clock) {
        if (!progress.ended()) {
            fail(command.why(), clock.instant());
            open.close(id);
        }
    }

    AggregationProgress progress() {
        return progress;
    }

    @EventSourcingHandler
    void on(AggregationEvent event) {
        id = event.taskId();
        progress = AggregationProgress.after(progress, event);
    }
}

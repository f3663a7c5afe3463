package dev.smena.command.aggregation;

import dev.smena.command.ProblemCode;
import dev.smena.command.Refusal;
import dev.smena.command.StoredEvents;
import dev.smena.command.batch.Batches;
import dev.smena.command.batch.CodesOutcome;
import dev.smena.command.tasks.OpenTasks;
import dev.smena.events.AggregationChunkQueued;
import dev.smena.events.RefusedCode;
import dev.smena.events.TaskKind;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/**
 * Commands that concern a task and its batch in one transaction: a chunk's codes are aggregated if, and only if, the task
 * has noted it, so that a chunk sent again is known to be done.
 *
 * <p>A task is locked before its batch, a batch before its codes, and nobody takes them the other way round. A task just
 * requested is locked after its batch, but nobody else knows it yet.
 */
@Component
class AggregationHandler {

    private final Repository<AggregationTask> tasks;
    private final StoredEvents events;
    private final Batches batches;
    private final OpenTasks open;
    private final Clock clock;

    AggregationHandler(
            Repository<AggregationTask> tasks, StoredEvents events, Batches batches, OpenTasks open, Clock clock) {
        this.tasks = tasks;
        this.events = events;
        this.batches = batches;
        this.open = open;
        this.clock = clock;
    }

    @CommandHandler
    void handle(RequestAggregation command) throws Exception {
        batches.requireOpen(command.batchId(), command.expected());
        open.open(TaskKind.AGGREGATION, command.taskId());
        tasks.newInstance(AggregationTask::new, task -> task.execute(root -> root.request(command, clock.instant())));
    }

    @CommandHandler
    AggregationProgress handle(ProgressAggregation command) {
        Aggregate<AggregationTask> task = tasks.load(command.taskId().toString());
        if (!task.invoke(AggregationTask::progress).isDone(command.chunk())) {
            aggregate(task, command);
        }
        return task.invoke(AggregationTask::progress);
    }

    /** Waits for the batch before it asks the database for the codes, so that it waits without a connection in hand. */
    private void aggregate(Aggregate<AggregationTask> task, ProgressAggregation command) {
        var batch = task.invoke(AggregationTask::progress).batchId();
        try {
            batches.requireOpen(batch);
        } catch (Refusal refusal) {
            if (refusal.code() != ProblemCode.BATCH_CLOSED) {
                throw refusal;
            }
            task.execute(root -> root.fail("The batch was closed", clock.instant()));
            open.close(command.taskId());
            return;
        }
        AggregationChunkQueued chunk = chunk(command);
        CodesOutcome outcome = batches.aggregate(batch, chunk.codes());
        List<RefusedCode> refused = Stream.concat(
                        outcome.refused().stream(), chunk.duplicates().stream().map(RefusedCode::duplicate))
                .toList();
        task.execute(root -> root.record(chunk, outcome.changed().size(), refused, outcome.at()));
    }

    /** In a task's stream the request is followed by its chunks. */
    private AggregationChunkQueued chunk(ProgressAggregation command) {
        return (AggregationChunkQueued) events.at(command.taskId(), 1 + command.chunk());
    }
}

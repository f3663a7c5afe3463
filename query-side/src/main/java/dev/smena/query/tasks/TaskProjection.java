package dev.smena.query.tasks;

import dev.smena.events.AggregationChunkQueued;
import dev.smena.events.TaskEvent;
import dev.smena.events.TaskId;
import dev.smena.query.Gathering;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.springframework.stereotype.Component;

/**
 * Keeps tasks, in the group of the batches, so that who has read a task's end reads what it has done too. Events are
 * collected and written just before the transaction commits; an event a row has seen already is passed over.
 */
@Component
@ProcessingGroup("batch")
class TaskProjection {

    private final TaskRows tasks;
    private final TaskErrorRows errors;
    private final Gathering<Fact> facts = new Gathering<>(TaskProjection.class, this::write);

    TaskProjection(TaskRows tasks, TaskErrorRows errors) {
        this.tasks = tasks;
        this.errors = errors;
    }

    private record Fact(TaskEvent event, long sequence) {}

    @EventHandler
    void on(TaskEvent event, @SequenceNumber long sequence) {
        if (event instanceof AggregationChunkQueued) {
            return; // shows nothing, and a thousand codes need not be kept until the commit
        }
        facts.add(new Fact(event, sequence));
    }

    private void write(List<Fact> gathered) {
        Map<TaskId, TaskState> states = new HashMap<>(
                tasks.load(gathered.stream().map(fact -> fact.event().taskId()).collect(Collectors.toSet())));
        var changed = new LinkedHashMap<TaskId, TaskState>();
        var refused = new ArrayList<TaskError>();
        for (Fact fact : gathered) {
            TaskState before = states.get(fact.event().taskId());
            if (before == null || fact.sequence() > before.version()) {
                TaskState after = TaskState.after(before, fact.event(), fact.sequence());
                refused.addAll(TaskError.of(fact.event(), before == null ? 0 : before.errors()));
                states.put(after.id(), after);
                changed.put(after.id(), after);
            }
        }
        tasks.save(changed.values());
        errors.add(refused);
    }
}

package dev.smena.command.aggregation;

import dev.smena.command.Commands;
import dev.smena.command.files.CsvFiles;
import dev.smena.command.tasks.Job;
import dev.smena.command.tasks.OpenTasks;
import dev.smena.command.tasks.TaskStory;
import dev.smena.events.AggregationProgressed;
import dev.smena.events.RefusedCode;
import dev.smena.events.StoredFile;
import dev.smena.events.TaskId;
import dev.smena.events.TaskKind;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Puts every refused code of a task into a CSV file in the object store, {@code code;reason;aggregated_at}, and completes
 * the task; without the file, if the store cannot be had: the codes are aggregated all the same.
 */
@Component
class RefusedCodesJob implements Job {

    private final OpenTasks open;
    private final TaskStory story;
    private final CsvFiles files;
    private final Commands commands;
    private final Clock clock;

    RefusedCodesJob(OpenTasks open, TaskStory story, CsvFiles files, Commands commands, Clock clock) {
        this.open = open;
        this.story = story;
        this.files = files;
        this.commands = commands;
        this.clock = clock;
    }

    @Override
    public TaskKind kind() {
        return TaskKind.AGGREGATION;
    }

    @Override
    public void run(TaskId id) throws Exception {
        if (open.isOpen(id)) {
            commands.send(new CompleteAggregation(id, store(id)));
        }
    }

    @Override
    public void giveUp(TaskId id, String error) {
        commands.send(new CompleteAggregation(id, null));
    }

    private StoredFile store(TaskId id) throws IOException {
        try (var events = story.of(id)) {
            var refused = events.filter(AggregationProgressed.class::isInstance)
                    .flatMap(event -> ((AggregationProgressed) event).refused().stream())
                    .map(this::fields)
                    .iterator();
            return files.store(
                    StoredFile.REPORTS,
                    "aggregations/" + id + ".csv",
                    "aggregation-errors-" + id + ".csv",
                    List.of("code", "reason", "aggregated_at"),
                    refused);
        }
    }

    private List<String> fields(RefusedCode refused) {
        return List.of(refused.code(), refused.reason(), text(refused.aggregatedAt()));
    }

    private String text(@Nullable Instant time) {
        return time == null
                ? ""
                : time.atZone(clock.getZone()).toOffsetDateTime().toString();
    }
}

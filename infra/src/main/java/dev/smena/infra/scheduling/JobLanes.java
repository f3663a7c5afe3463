package dev.smena.infra.scheduling;

import dev.smena.command.tasks.Backoff;
import dev.smena.command.tasks.Job;
import dev.smena.command.tasks.JobQueue;
import dev.smena.events.TaskId;
import dev.smena.events.TaskKind;
import dev.smena.infra.SmenaProperties;
import dev.smena.infra.roles.OnRole;
import dev.smena.infra.roles.Role;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** A lane of its own for each kind of job, so that however many there are of one kind, they hold up no other. */
@Component
@OnRole(Role.COMMAND)
final class JobLanes implements JobQueue, SmartLifecycle {

    private final Map<TaskKind, JobLane> lanes = new EnumMap<>(TaskKind.class);
    private volatile boolean running;

    JobLanes(List<Job> jobs, DataSource database, SmenaProperties properties, Backoff backoff, Clock clock) {
        for (Job job : jobs) {
            int workers = Objects.requireNonNull(properties.tasks().workers().get(job.kind()));
            lanes.put(job.kind(), new JobLane(job, workers, database, backoff, clock));
        }
    }

    @Override
    public void enqueue(TaskKind kind, TaskId id) {
        Objects.requireNonNull(lanes.get(kind), kind::toString).enqueue(id);
    }

    @Override
    public void start() {
        lanes.values().forEach(JobLane::start);
        running = true;
    }

    /** All lanes at once, since each waits for what it does to come to a safe point. */
    @Override
    public void stop() {
        lanes.values().parallelStream().forEach(JobLane::stop);
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}

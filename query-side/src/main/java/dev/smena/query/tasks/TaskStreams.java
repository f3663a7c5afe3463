package dev.smena.query.tasks;

import dev.smena.events.TaskId;
import dev.smena.query.QueryProblem;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Those who follow tasks. All followed tasks are looked at together, by one thread and with one query, so that it makes
 * no difference which node projects. They are sent away before the server stops, or it would wait for them.
 */
@Component
class TaskStreams implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(TaskStreams.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);
    private static final Duration SILENCE = Duration.ofSeconds(15);

    private final TaskQueries queries;
    private final StreamLimit limit;
    private final Map<TaskStream, TaskId> followers = new ConcurrentHashMap<>();
    private final Semaphore places;
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("task-stream-", 0).factory());
    private volatile @Nullable ScheduledExecutorService ticker;

    TaskStreams(TaskQueries queries, StreamLimit limit) {
        this.queries = queries;
        this.limit = limit;
        this.places = new Semaphore(limit.mostOpen());
    }

    SseEmitter open(TaskState task) {
        TaskView now = queries.view(task);
        if (ticker == null || !places.tryAcquire()) {
            throw QueryProblem.tooManyStreams(limit.retryAfter());
        }
        var stream = new TaskStream(threads, this::forget);
        followers.put(stream, task.id());
        stream.tell(now);
        return stream.emitter();
    }

    private void forget(TaskStream stream) {
        if (followers.remove(stream) != null) {
            places.release();
        }
    }

    private void look() {
        try {
            if (!followers.isEmpty()) {
                tellWhatIsNew(queries.findStates(Set.copyOf(followers.values())));
            }
        } catch (RuntimeException e) { // the next look may be luckier; an escaping one would be the last
            log.debug("Cannot see how far tasks are", e);
        }
        followers.keySet().forEach(stream -> stream.beat(SILENCE));
    }

    private void tellWhatIsNew(Map<TaskId, TaskState> tasks) {
        followers.forEach((stream, id) -> {
            TaskState task = tasks.get(id);
            if (task != null && stream.wants(task)) {
                stream.tell(queries.view(task));
            }
        });
    }

    @Override
    public synchronized void start() {
        var thread = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("task-streams").factory());
        var ignored = thread.scheduleWithFixedDelay(
                this::look, BETWEEN_LOOKS.toMillis(), BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
        ticker = thread;
    }

    @Override
    public synchronized void stop() {
        ScheduledExecutorService thread = ticker;
        ticker = null;
        if (thread != null) {
            thread.shutdownNow();
        }
        followers.keySet().forEach(TaskStream::end);
    }

    @Override
    public boolean isRunning() {
        return ticker != null;
    }
}

package dev.smena.query.tasks;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * One who follows a task. It is told by a thread of its own, at most one at a time: whoever reads slowly holds up nobody
 * and is next told how far the task is then.
 */
final class TaskStream {

    private final SseEmitter emitter = new SseEmitter(0L);
    private final AtomicBoolean busy = new AtomicBoolean();
    private final Executor threads;
    private final Consumer<TaskStream> gone;
    private volatile long told = -1;
    private volatile long lastWord = System.nanoTime();

    /** @param gone told when it is over, by whichever side, at least once */
    TaskStream(Executor threads, Consumer<TaskStream> gone) {
        this.threads = threads;
        this.gone = gone;
        emitter.onCompletion(() -> gone.accept(this));
        emitter.onError(e -> gone.accept(this));
    }

    SseEmitter emitter() {
        return emitter;
    }

    /** Whether there is something new for it. */
    boolean wants(TaskState task) {
        return task.version() > told && !busy.get();
    }

    /** Tells the state and, if it is the last one, ends. */
    void tell(TaskView task) {
        send(() -> {
            emitter.send(SseEmitter.event()
                    .id(Long.toString(task.version()))
                    .name("progress")
                    .data(task, MediaType.APPLICATION_JSON));
            told = task.version();
            if (task.status().isFinal()) {
                end();
            }
        });
    }

    /** Keeps proxies from taking it for dead, and finds out whether it is. */
    void beat(Duration silence) {
        if (System.nanoTime() - lastWord >= silence.toNanos()) {
            send(() -> emitter.send(SseEmitter.event().comment("still there")));
        }
    }

    /** Spring tells nobody of an end that comes before the answer's beginning. */
    void end() {
        emitter.complete();
        gone.accept(this);
    }

    private interface Word {
        void say() throws IOException;
    }

    private void send(Word word) {
        if (busy.compareAndSet(false, true)) {
            threads.execute(() -> {
                try {
                    word.say();
                    lastWord = System.nanoTime();
                } catch (IOException | IllegalStateException e) {
                    gone.accept(this);
                    emitter.completeWithError(e);
                } finally {
                    busy.set(false);
                }
            });
        }
    }
}

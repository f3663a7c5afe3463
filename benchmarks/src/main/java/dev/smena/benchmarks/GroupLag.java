package dev.smena.benchmarks;

import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How far one processing group has read the event stream. */
record GroupLag(StreamingEventProcessor processor, JdbcClient jdbc) {

    private static final long PATIENCE_NS = TimeUnit.MINUTES.toNanos(20);
    private static final long PAUSE_MS = 20;

    /** Waits until it has read all that is there now. */
    void catchUp() throws InterruptedException {
        long head = jdbc.sql("select coalesce(max(global_index), 0) from events.domain_event")
                .query(Long.class)
                .single();
        long began = System.nanoTime();
        while (position() < head) {
            if (System.nanoTime() - began > PATIENCE_NS) {
                throw new IllegalStateException(processor.getName() + " has not caught up");
            }
            Thread.sleep(PAUSE_MS);
        }
    }

    private long position() {
        return processor.processingStatus().values().stream()
                .mapToLong(status -> status.getCurrentPosition().orElse(0))
                .min()
                .orElse(0);
    }
}

package dev.smena.benchmarks;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How many events the slowest event processor has yet to read, and how fast it reads them. */
final class ProcessorLag {

    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Duration POLL = Duration.ofMillis(1);

    private final EventProcessingConfiguration processors;
    private final JdbcClient jdbc;

    ProcessorLag(ApplicationContext context) {
        this.processors = context.getBean(EventProcessingConfiguration.class);
        this.jdbc = context.getBean(JdbcClient.class);
    }

    /**
     * @param behind events unread when we began to wait
     * @param took how long it took to read them
     */
    record CaughtUp(long behind, Duration took) {

        double perSecond() {
            return behind / (took.toNanos() / 1e9);
        }
    }

    CaughtUp catchUp() {
        long start = System.nanoTime();
        long head = jdbc.sql("select coalesce(max(global_index), 0) from events.domain_event")
                .query(Long.class)
                .single();
        long behind = jdbc.sql("select count(*) from events.domain_event where global_index > :read")
                .param("read", position())
                .query(Long.class)
                .single();
        while (position() < head) {
            if (System.nanoTime() - start > PATIENCE.toNanos()) {
                throw new IllegalStateException("the event processors have not caught up in " + PATIENCE);
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
        return new CaughtUp(behind, Duration.ofNanos(System.nanoTime() - start));
    }

    private long position() {
        return processors.eventProcessors().values().stream()
                .filter(StreamingEventProcessor.class::isInstance)
                .map(StreamingEventProcessor.class::cast)
                .flatMap(processor -> processor.processingStatus().values().stream())
                .map(EventTrackerStatus::getCurrentPosition)
                .mapToLong(position -> position.orElse(0))
                .min()
                .orElse(0);
    }
}

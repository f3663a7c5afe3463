package dev.smena.infra.eventstore;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An event store that wakes the processors when events come. Axon's own cannot, so that an idle processor would look
 * for events only each half second, and everybody who waits to read what he has written would wait as long.
 */
final class WakingEventStore extends EmbeddedEventStore {

    private static final Logger log = LoggerFactory.getLogger(WakingEventStore.class);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofMillis(500);
    private static final int EVENTS_BETWEEN_CALLS = 100;

    private final Set<Runnable> sleepers = new CopyOnWriteArraySet<>();
    private final AtomicBoolean listening = new AtomicBoolean();
    private final CountDownLatch closed = new CountDownLatch(1);

    WakingEventStore(Builder builder) {
        super(builder);
    }

    @Override
    public TrackingEventStream openStream(@Nullable TrackingToken after) {
        if (listening.compareAndSet(false, true)) {
            Thread.ofPlatform().daemon().name("event-arrivals").start(this::listen);
        }
        return new WakingStream(super.openStream(after), sleepers);
    }

    @Override
    public void shutDown() {
        closed.countDown();
        super.shutDown();
    }

    private void listen() {
        try {
            do {
                wakeSleepersOnArrival();
            } while (!closed.await(PAUSE_AFTER_FAILURE.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A stream of its own sees each event no earlier than the processors can; they may have missed some before. */
    private void wakeSleepersOnArrival() throws InterruptedException {
        try (var arrivals = super.openStream(createHeadToken())) {
            sleepers.forEach(Runnable::run);
            while (closed.getCount() > 0) {
                if (arrivals.hasNextAvailable(1, TimeUnit.SECONDS)) {
                    for (int i = 0; i < EVENTS_BETWEEN_CALLS && arrivals.hasNextAvailable(); i++) {
                        arrivals.nextAvailable();
                    }
                    sleepers.forEach(Runnable::run);
                }
            }
        } catch (RuntimeException e) {
            log.debug("Cannot see events arrive", e);
        }
    }
}

package dev.smena.infra.eventstore;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.jspecify.annotations.Nullable;

/** A stream whose reader is called when there may be more to read. */
final class WakingStream implements TrackingEventStream {

    private final TrackingEventStream events;
    private final Set<Runnable> sleepers;
    private @Nullable Runnable reader;

    WakingStream(TrackingEventStream events, Set<Runnable> sleepers) {
        this.events = events;
        this.sleepers = sleepers;
    }

    @Override
    public boolean setOnAvailableCallback(Runnable callback) {
        reader = callback;
        return sleepers.add(callback);
    }

    @Override
    public Optional<TrackedEventMessage<?>> peek() {
        return events.peek();
    }

    @Override
    public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
        return events.hasNextAvailable(timeout, unit);
    }

    @Override
    public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
        return events.nextAvailable();
    }

    @Override
    public void close() {
        if (reader != null) {
            sleepers.remove(reader);
        }
        events.close();
    }
}

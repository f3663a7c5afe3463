package dev.smena.query.past;

import dev.smena.events.BatchId;
import dev.smena.events.ProductsRegistered;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Everything that ever happened to batches. What is told of a batch up to some number is so for good. */
interface BatchEvents {

    /** The number of the last event; empty if there is no such batch. */
    Optional<Long> last(BatchId batch);

    /** The number of the last event stored by then, where the time of storing is cut off to the millisecond. */
    Optional<Long> lastStoredBy(BatchId batch, Instant time);

    /**
     * The number of the last event up to this one that is of one of these types.
     *
     * @param types as they are stored
     */
    Optional<Long> lastOf(BatchId batch, long to, List<String> types);

    /** Oldest first. */
    Stream<NumberedEvent> read(Portion portion);

    /** The codes registered by the events of these numbers, in their order. */
    default Stream<String> registeredCodes(BatchId batch, long from, long to) {
        return read(Portion.of(batch, from, to, ProductsRegistered.class))
                .map(NumberedEvent::event)
                .filter(ProductsRegistered.class::isInstance)
                .flatMap(event -> ((ProductsRegistered) event).codes().stream());
    }
}

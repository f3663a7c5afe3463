package dev.smena.query.past;

import dev.smena.events.BatchEvent;
import dev.smena.events.BatchId;
import dev.smena.events.BatchState;
import dev.smena.events.ProductsAggregated;
import dev.smena.events.ProductsDisaggregated;
import dev.smena.events.ProductsRegistered;
import dev.smena.query.QueryProblem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * A batch as it was. Its work center bears the name with which the batch was entered, for only that is among its events.
 */
@Component
public class PastBatches {

    private static final List<String> REGISTRATIONS = Portion.namesOf(ProductsRegistered.class);
    private static final List<String> PACKINGS = Portion.namesOf(ProductsAggregated.class, ProductsDisaggregated.class);
    private static final List<String> CARRY_CODES =
            Stream.concat(REGISTRATIONS.stream(), PACKINGS.stream()).toList();

    /** An event's time is kept to the microsecond; the column beside it is cut off to this. */
    private static final Duration PRECISION_OF_COLUMN = Duration.ofMillis(1);

    private final BatchEvents events;

    PastBatches(BatchEvents events) {
        this.events = events;
    }

    /**
     * Empty if no event bears that id. Refuses a time at which the batch was not there yet, and a version that it does not
     * have; a time to come is answered with the present state.
     */
    public Optional<BatchState> find(BatchId batch, Moment moment) {
        return events.last(batch).map(last -> rebuilt(batch, number(batch, moment, last)));
    }

    private long number(BatchId batch, Moment moment, long last) {
        return switch (moment) {
            case Moment.Version asked -> existing(batch, asked.number(), last);
            case Moment.Time asked -> versionAt(batch, asked.at(), last);
        };
    }

    private static long existing(BatchId batch, long number, long last) {
        if (number > last) {
            throw QueryProblem.noSuchVersion(batch, number, last);
        }
        return number;
    }

    /**
     * The last event that had happened by then. An event has happened before it was stored, so the column tells a number
     * from which there are few steps to go, mostly none.
     */
    private long versionAt(BatchId batch, Instant at, long last) {
        long version = events.lastStoredBy(batch, at.minus(PRECISION_OF_COLUMN)).orElse(-1L);
        while (version < last && !event(batch, version + 1).happenedAt().isAfter(at)) {
            version++;
        }
        if (version < 0) {
            throw QueryProblem.batchNotYetEntered(batch);
        }
        return version;
    }

    private BatchEvent event(BatchId batch, long number) {
        return events.read(new Portion(batch, number, number, List.of(), List.of()))
                .findFirst()
                .orElseThrow()
                .event();
    }

    /** Events that carry codes tell totals that include all before, so of those only the last count. */
    private BatchState rebuilt(BatchId batch, long version) {
        var lastOnes = Stream.of(
                        events.lastOf(batch, version, REGISTRATIONS),
                        events.lastOf(batch, version, PACKINGS),
                        Optional.of(version))
                .flatMap(Optional::stream)
                .toList();
        BatchState state = null;
        for (NumberedEvent next : (Iterable<NumberedEvent>)
                events.read(new Portion(batch, 0, version, CARRY_CODES, lastOnes))::iterator) {
            state = BatchState.after(state, next.event());
        }
        return Objects.requireNonNull(state).withVersion(version);
    }
}

package dev.smena.query.past;

import dev.smena.events.BatchEvent;
import dev.smena.events.BatchId;
import dev.smena.events.BatchState;
import dev.smena.events.EventTypes;
import dev.smena.query.batch.Numbered;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The events of one batch in memory, each stored some time after it happened. */
final class RememberedEvents implements BatchEvents {

    private final List<NumberedEvent> events = new ArrayList<>();
    private final Duration untilStored;
    private long read;

    RememberedEvents(Duration untilStored) {
        this.untilStored = untilStored;
    }

    RememberedEvents() {
        this(Duration.ofNanos(20_000));
    }

    RememberedEvents add(Numbered... more) {
        Stream.of(more).forEach(one -> events.add(new NumberedEvent(one.sequence(), one.event())));
        return this;
    }

    /** How many events have been handed out. */
    long read() {
        return read;
    }

    int size() {
        return events.size();
    }

    BatchEvent get(int number) {
        return events.get(number).event();
    }

    /** By folding them all. */
    BatchState state(long version) {
        @Nullable BatchState state = null;
        for (NumberedEvent one : events.subList(0, (int) version + 1)) {
            state = BatchState.after(state, one.event());
        }
        return Objects.requireNonNull(state);
    }

    @Override
    public Optional<Long> last(BatchId batch) {
        return last(batch, event -> true);
    }

    @Override
    public Optional<Long> lastStoredBy(BatchId batch, Instant time) {
        return last(batch, one -> !storedAt(one).isAfter(time.truncatedTo(ChronoUnit.MILLIS)));
    }

    @Override
    public Optional<Long> lastOf(BatchId batch, long to, List<String> types) {
        return last(
                batch,
                one -> one.sequence() <= to
                        && types.contains(EventTypes.nameOf(one.event().getClass())));
    }

    @Override
    public Stream<NumberedEvent> read(Portion portion) {
        return events.stream()
                .filter(one -> one.event().batchId().equals(portion.batch()))
                .filter(one -> one.sequence() >= portion.from() && one.sequence() <= portion.to())
                .filter(one -> !portion.without()
                                .contains(EventTypes.nameOf(one.event().getClass()))
                        || portion.nevertheless().contains(one.sequence()))
                .peek(one -> read++);
    }

    private Instant storedAt(NumberedEvent one) {
        return one.event().happenedAt().plus(untilStored).truncatedTo(ChronoUnit.MILLIS);
    }

    private Optional<Long> last(BatchId batch, Predicate<NumberedEvent> which) {
        return events.stream()
                .filter(one -> one.event().batchId().equals(batch))
                .filter(which)
                .map(NumberedEvent::sequence)
                .max(Long::compare);
    }
}

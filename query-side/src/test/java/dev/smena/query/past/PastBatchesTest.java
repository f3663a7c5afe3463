package dev.smena.query.past;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.smena.events.BatchId;
import dev.smena.events.CloseReason;
import dev.smena.query.QueryProblem;
import dev.smena.query.batch.Story;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A batch at any version and any time, from the few of its events that make a difference. */
class PastBatchesTest {

    private final Story story = new Story(1);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void eachVersionIsWhatAllItsEventsAddUpTo(long seed) {
        var random = new RandomStory(seed);
        var events = random.events(60);
        var batches = new PastBatches(events);

        for (long version = 0; version < events.size(); version++) {
            assertThat(batches.find(random.story().id, new Moment.Version(version)))
                    .hasValue(events.state(version));
        }
    }

    @Test
    void ofTheEventsThatCarryCodesOnlyTheLastOnesAreRead() {
        var events = new RememberedEvents().add(story.created());
        for (int i = 0; i < 50; i++) {
            events.add(story.registered("a" + i, "b" + i), story.aggregated("a" + i), story.disaggregated("a" + i));
        }

        assertThat(new PastBatches(events).find(story.id, new Moment.Version(150)))
                .hasValue(events.state(150));
        assertThat(events.read()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 700, 999, 1_000, 20_000, 3_000_000})
    void anEventCountsFromTheMicrosecondInWhichItHappenedHoweverLongItTookToStoreIt(int microseconds) {
        var events = new RememberedEvents(Duration.of(microseconds, ChronoUnit.MICROS))
                .add(story.created(), story.registered("A", "B"), story.aggregated("A"), story.aggregated("B"));
        var batches = new PastBatches(events);

        for (int version = 0; version < events.size(); version++) {
            Instant happened = events.get(version).happenedAt();
            assertThat(batches.find(story.id, at(happened))).hasValue(events.state(version));
            assertThat(batches.find(story.id, at(happened.plusNanos(1_000)))).hasValue(events.state(version));
            if (version > 0) {
                assertThat(batches.find(story.id, at(happened.minusNanos(1_000))))
                        .hasValue(events.state(version - 1));
            }
        }
    }

    @Test
    void ofSeveralEventsOfOneMomentAllCount() {
        var events = new RememberedEvents().add(story.created(), story.closed(CloseReason.MANUAL));
        Instant closed = story.now();
        events.add(story.from(closed.minus(1_000_001, ChronoUnit.MICROS)).reopened());

        assertThat(new PastBatches(events).find(story.id, at(closed))).hasValue(events.state(2));
    }

    @Test
    void aTimeToComeHasThePresentState() {
        var events = new RememberedEvents().add(story.created(), story.registered("A"));

        assertThat(new PastBatches(events).find(story.id, at(Instant.parse("9999-12-31T00:00:00Z"))))
                .hasValue(events.state(1));
    }

    @Test
    void beforeItWasEnteredThereWasNoBatch() {
        var batches = new PastBatches(new RememberedEvents().add(story.created()));

        assertThatThrownBy(() -> batches.find(story.id, at(Story.BEGIN.minusNanos(1_000))))
                .isInstanceOfSatisfying(QueryProblem.class, problem -> {
                    assertThat(problem.getStatusCode().value()).isEqualTo(404);
                    assertThat(problem.getBody().getDetail()).contains("entered later");
                });
    }

    @Test
    void aVersionThatHasNotComeYetIsNotFoundAndTheLastOneIsNamed() {
        var batches = new PastBatches(new RememberedEvents().add(story.created(), story.registered("A")));

        assertThatThrownBy(() -> batches.find(story.id, new Moment.Version(2)))
                .isInstanceOfSatisfying(QueryProblem.class, problem -> {
                    assertThat(problem.getStatusCode().value()).isEqualTo(404);
                    assertThat(problem.getBody().getDetail()).contains("no version 2", "last one is 1");
                });
    }

    @Test
    void aBatchThatNeverWasHasNoPast() {
        var batches = new PastBatches(new RememberedEvents().add(story.created()));
        var other = BatchId.of(2, LocalDate.of(2026, 11, 9));

        assertThat(batches.find(other, new Moment.Version(0))).isEmpty();
        assertThat(batches.find(other, at(Story.BEGIN))).isEmpty();
    }

    private static Moment at(Instant time) {
        return new Moment.Time(time);
    }
}

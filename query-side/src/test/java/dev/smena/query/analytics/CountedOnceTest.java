package dev.smena.query.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smena.events.BatchChanges;
import dev.smena.events.CloseReason;
import dev.smena.query.batch.Numbered;
import dev.smena.query.batch.Story;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An event store hands events out at least once, in units of work of any size: the counters must come out the same. */
class CountedOnceTest {

    private final ProjectedAnalytics projected = new ProjectedAnalytics();
    private final List<Numbered> events = everything();

    /** Over two days; a shift comes and goes, a batch closed on the first day is reopened on the second. */
    private static List<Numbered> everything() {
        var one = new Story(11111).in("RC-001", "Линия 1");
        var two = new Story(22222).in("RC-001", "Линия 1 (новая)").from(Story.BEGIN.plusSeconds(60));
        var all = new ArrayList<>(List.of(
                one.created(),
                one.registered("A", "B", "C"),
                one.aggregated("A", "B"),
                two.created(),
                two.closed(CloseReason.MANUAL),
                one.updated(new BatchChanges("Мойка", "2 смена", null, null, null, null, null)),
                one.disaggregated("A"),
                one.registered("D")));
        one.from(one.now().plus(Duration.ofDays(1)));
        two.from(two.now().plus(Duration.ofDays(1)));
        all.addAll(List.of(
                one.updated(new BatchChanges(null, "1 смена", null, null, null, null, null)),
                one.aggregated("D", "A"),
                one.closed(CloseReason.AUTO),
                two.reopened(),
                two.registered("X"),
                one.reopened()));
        return all;
    }

    @Test
    void theSameUnitOfWorkTwiceGivesTheSameRows() {
        projected.together(events);
        var once = projected.rows();

        projected.together(events);

        assertThat(projected.rows()).isEqualTo(once);
    }

    @Test
    void eventsOneByOneOrAllTogetherGiveTheSameRows() {
        projected.together(events);
        var together = projected.rows();

        var again = new ProjectedAnalytics();
        again.oneByOne(events);

        assertThat(again.rows()).isEqualTo(together);
    }

    @Test
    void unitsOfWorkThatOverlapAnywhereGiveTheSameRows() {
        projected.together(events);
        var whole = projected.rows();

        for (int known = 1; known < events.size(); known++) {
            var again = new ProjectedAnalytics();
            again.together(events.subList(0, known));
            again.together(events.subList(known / 2, events.size()));

            assertThat(again.rows()).as("after the first %d again", known).isEqualTo(whole);
        }
    }

    @Test
    void anyOldEventRedeliveredAloneChangesNothing() {
        projected.together(events);
        var rows = projected.rows();

        for (Numbered old : events) {
            projected.together(old);
            assertThat(projected.rows()).as("after %s again", old).isEqualTo(rows);
        }
    }

    @Test
    void anEventTwiceInOneUnitOfWorkCountsOnce() {
        projected.together(events);
        var rows = projected.rows();
        var doubled = new ArrayList<Numbered>();
        events.forEach(event -> doubled.addAll(Collections.nCopies(2, event)));

        var again = new ProjectedAnalytics();
        again.together(doubled);

        assertThat(again.rows()).isEqualTo(rows);
    }

    @Test
    void aUnitOfWorkRolledBackCountsNothingAndItsRepetitionCountsOnce() {
        projected.together(events.subList(0, 4));
        var before = projected.rows();

        projected.rolledBack(events.subList(4, events.size()));

        assertThat(projected.rows()).isEqualTo(before);
        projected.together(events.subList(4, events.size()));
        var again = new ProjectedAnalytics();
        again.together(events);
        assertThat(again.rows()).isEqualTo(projected.rows());
    }
}

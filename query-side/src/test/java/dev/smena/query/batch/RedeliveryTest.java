package dev.smena.query.batch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smena.events.BatchChanges;
import dev.smena.events.CloseReason;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An event store hands events out at least once, in units of work of any size: the rows must come out the same. */
class RedeliveryTest {

    private final ProjectedBatches projected = new ProjectedBatches();
    private final List<Numbered> events = everything();

    private static List<Numbered> everything() {
        var one = new Story(11111).in("RC-001", "Линия 1");
        var two = new Story(22222).in("RC-001", "Линия 1 (новая)").from(Story.BEGIN.plusSeconds(60));
        return List.of(
                one.created(),
                one.registered("A", "B", "C"),
                one.aggregated("A", "B"),
                two.created(),
                two.closed(CloseReason.MANUAL),
                one.updated(new BatchChanges("Мойка", "2 смена", null, null, null, null, null)),
                one.disaggregated("A"),
                one.registered("D"),
                one.aggregated("D", "A"),
                one.closed(CloseReason.AUTO),
                two.reopened(),
                two.registered("X"),
                one.reopened());
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

        var again = new ProjectedBatches();
        events.forEach(again::together);

        assertThat(again.rows()).isEqualTo(together);
    }

    @Test
    void aUnitOfWorkHalfOfWhichIsKnownGivesTheSameRows() {
        projected.together(events);
        var whole = projected.rows();

        var again = new ProjectedBatches();
        again.together(events.subList(0, 8));
        again.together(events.subList(3, events.size()));

        assertThat(again.rows()).isEqualTo(whole);
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

        var again = new ProjectedBatches();
        again.together(doubled);

        assertThat(again.rows()).isEqualTo(rows);
    }
}

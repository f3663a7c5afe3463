package dev.smena.events;

import static dev.smena.events.Facts.CREATED;
import static dev.smena.events.Facts.stateAfter;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BatchChangesTest {

    @Test
    void valuesTheBatchHasAlreadyAreNoChanges() {
        var same = new BatchChanges(
                CREATED.taskDescription(),
                CREATED.shift(),
                CREATED.team(),
                CREATED.nomenclature(),
                CREATED.eknCode(),
                CREATED.shiftStart(),
                CREATED.shiftEnd());

        assertThat(same.against(stateAfter())).isEqualTo(BatchChanges.NONE);
    }

    @Test
    void onlyWhatDiffersIsLeft() {
        var wanted = new BatchChanges(null, CREATED.shift(), "Бригада № 7", null, null, null, CREATED.shiftEnd());

        assertThat(wanted.against(stateAfter()))
                .isEqualTo(new BatchChanges(null, null, "Бригада № 7", null, null, null, null));
    }

    @Test
    void everyFieldCanBeChanged() {
        var wanted = new BatchChanges("a", "b", "c", "d", "e", Facts.LATER, Facts.LATER);

        assertThat(wanted.against(stateAfter())).isEqualTo(wanted);
    }
}

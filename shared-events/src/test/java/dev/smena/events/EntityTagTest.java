package dev.smena.events;

import static dev.smena.events.Facts.stateAfter;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EntityTagTest {

    private static final String OWN_NAME = Facts.CREATED.workCenterName();

    @Test
    void isTheVersionInQuotes() {
        BatchState closed = stateAfter(new BatchClosed(Facts.ID, CloseReason.MANUAL, Facts.LATER, 0, 0));

        assertThat(stateAfter().entityTag(OWN_NAME)).isEqualTo("\"0\"");
        assertThat(closed.entityTag(OWN_NAME)).isEqualTo("\"1\"");
    }

    @Test
    void differsForEachNameTheWorkCenterIsShownWith() {
        BatchState batch = stateAfter();

        assertThat(batch.entityTag("Линия 4")).matches("\"0-[0-9a-f]+\"");
        assertThat(batch.entityTag("Линия 4")).isNotEqualTo(batch.entityTag("Линия 5"));
        assertThat(batch.entityTag("Aa")).isNotEqualTo(batch.entityTag("BB"));
    }

    @Test
    void showingANewerNameChangesNothingElse() {
        BatchState batch = stateAfter();
        BatchState renamed = batch.withWorkCenterName("Линия 4");

        assertThat(renamed.workCenter()).isEqualTo(new WorkCenter(Facts.WORK_CENTER, "RC-003", "Линия 4"));
        assertThat(renamed.withWorkCenterName(OWN_NAME)).isEqualTo(batch);
    }
}

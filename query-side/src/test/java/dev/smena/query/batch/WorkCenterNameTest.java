package dev.smena.query.batch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A work center goes by the name that the batch created last gave it, in all its batches. */
class WorkCenterNameTest {

    private final ProjectedBatches projected = new ProjectedBatches();
    private final Story first = new Story(1).in("RC-007", "Старое имя");
    private final Story second = new Story(2).in("RC-007", "Новое имя").from(Story.BEGIN.plusSeconds(1));
    private final Story elsewhere = new Story(3).in("RC-008", "Другой цех").from(Story.BEGIN.plusSeconds(2));

    @Test
    void aLaterBatchRenamesTheWorkCenterOfAnEarlierOneAndSoChangesItsEntityTag() {
        projected.together(first.created());
        String tag = projected.find(first).entityTag();
        assertThat(tag).isEqualTo("\"0\"");

        projected.together(second.created());

        assertThat(shownName(first)).isEqualTo("Новое имя");
        assertThat(projected.find(first).entityTag()).startsWith("\"0-").isNotEqualTo(tag);
        assertThat(projected.find(second).entityTag()).isEqualTo("\"0\"");
    }

    @Test
    void aBatchOfTheSameNameOrOfAnotherWorkCenterChangesNeitherNameNorEntityTag() {
        projected.together(first.created());

        projected.together(elsewhere.created());
        projected.together(
                new Story(4).in("RC-007", "Старое имя").from(second.now()).created());

        assertThat(shownName(first)).isEqualTo("Старое имя");
        assertThat(projected.find(first).entityTag()).isEqualTo("\"0\"");
    }

    @Test
    void theOldNameGivenAgainBringsTheOldEntityTagBack() {
        projected.oneByOne(first.created(), second.created());

        projected.together(new Story(5)
                .in("RC-007", "Старое имя")
                .from(Story.BEGIN.plusSeconds(9))
                .created());

        assertThat(projected.find(first).entityTag()).isEqualTo("\"0\"");
        assertThat(projected.find(second).entityTag()).startsWith("\"0-");
    }

    @Test
    void twoBatchesThatNameOneWorkCenterInOneUnitOfWorkLeaveItTheLaterName() {
        projected.together(first.created(), second.created());

        assertThat(shownName(first)).isEqualTo("Новое имя");
        assertThat(shownName(second)).isEqualTo("Новое имя");
    }

    @Test
    void ofTwoNamesGivenInTheSameMicrosecondTheLaterEventsCountsHoweverTheEventsAreBundled() {
        var sameMoment = new Story(6).in("RC-007", "Новейшее имя").from(Story.BEGIN);
        projected.together(first.created(), sameMoment.created());
        assertThat(shownName(first)).isEqualTo("Новейшее имя");

        var again = new ProjectedBatches();
        again.oneByOne(
                new Story(1).in("RC-007", "Старое имя").created(),
                new Story(6).in("RC-007", "Новейшее имя").created());
        assertThat(again.find(first).batch().workCenter().name()).isEqualTo("Новейшее имя");
    }

    @Test
    void aRenamedBatchStillAdvancesItsEntityTagWithEachEvent() {
        projected.oneByOne(first.created(), second.created());
        String renamed = projected.find(first).entityTag();

        projected.together(first.registered("A"));

        assertThat(projected.find(first).entityTag()).startsWith("\"1-").endsWith(renamed.substring(2));
        assertThat(shownName(first)).isEqualTo("Новое имя");
    }

    private String shownName(Story batch) {
        return projected.find(batch).batch().workCenter().name();
    }
}

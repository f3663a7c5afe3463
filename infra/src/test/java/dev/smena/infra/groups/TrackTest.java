package dev.smena.infra.groups;

import static dev.smena.infra.groups.Track.LOOKS_KEPT;
import static dev.smena.infra.groups.Track.LOOKS_UNTIL_STUCK;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;

/** What is made of looking at a group once a second. */
class TrackTest {

    private final Track track = new Track();
    private long second;

    /** @param position by the number of the look, from 0 */
    private void look(int times, long head, LongUnaryOperator position) {
        for (int look = 0; look < times; look++) {
            track.note(TimeUnit.SECONDS.toNanos(second++), position.applyAsLong(look), head, 0);
        }
    }

    @Test
    void oneThatStandsStillWithEventsBeforeItIsStuck() {
        look(LOOKS_UNTIL_STUCK, 8, look -> 7);
        assertThat(track.isStuck()).isFalse();

        look(1, 8, look -> 7);

        assertThat(track.isStuck()).isTrue();
    }

    @Test
    void oneThatGetsOnAgainIsNotStuckAnyMore() {
        look(LOOKS_UNTIL_STUCK + 1, 9, look -> 7);

        look(1, 9, look -> 8);

        assertThat(track.isStuck()).isFalse();
    }

    @Test
    void oneThatHasNothingToReadIsNotStuckHoweverLongAndHasAllItsTimeForWhatComesThen() {
        look(2 * LOOKS_UNTIL_STUCK, 7, look -> 7);
        assertThat(track.isStuck()).isFalse();

        look(LOOKS_UNTIL_STUCK, 8, look -> 7);

        assertThat(track.isStuck()).isFalse();
    }

    @Test
    void oneThatTakesLongForEachTransactionIsNotStuck() {
        look(10 * LOOKS_UNTIL_STUCK, 1_000_000, look -> 200 * (look / (LOOKS_UNTIL_STUCK - 1)));

        assertThat(track.isStuck()).isFalse();
    }

    @Test
    void whileNobodyLookedNothingIsHeldAgainstIt() {
        look(1, 8, look -> 7);
        second += 100_000;

        look(1, 8, look -> 7);

        assertThat(track.isStuck()).isFalse();
    }

    @Test
    void itsSpeedIsThatOfTheLastMinute() {
        look(LOOKS_KEPT, 1_000_000, look -> 500 * look);
        look(LOOKS_KEPT, 1_000_000, look -> 30_000 + 20 * look);

        assertThat(track.speed()).contains(20.0);
    }

    @Test
    void timeWithNothingToReadDoesNotCount() {
        look(10, 100, look -> 100);
        look(5, 1_000, look -> 100 + 60 * look);

        assertThat(track.speed()).contains(60.0);
    }

    @Test
    void whatHasNotBeenSeenToMoveHasNoSpeed() {
        assertThat(track.speed()).isEmpty();

        look(10, 100, look -> 50);

        assertThat(track.speed()).isEmpty();
    }

    @Test
    void itsLagIsWhatItHasStillToRead() {
        assertThat(track.lag()).isZero();

        look(1, 100, look -> 40);
        assertThat(track.lag()).isEqualTo(60);

        look(1, 100, look -> 101);
        assertThat(track.lag()).isZero();
    }
}

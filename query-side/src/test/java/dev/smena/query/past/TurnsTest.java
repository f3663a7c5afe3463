package dev.smena.query.past;

import static dev.smena.query.past.Turns.AT_A_TIME;
import static dev.smena.query.past.Turns.LONG_HISTORY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.smena.query.QueryProblem;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Long histories are read a few at a time; short ones never wait. */
class TurnsTest {

    @AutoClose
    private final ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor();

    private final CountDownLatch end = new CountDownLatch(1);

    @Test
    void whoWaitsInVainIsToldToComeAgain() throws Exception {
        var turns = new Turns(Duration.ZERO);
        occupy(turns);

        assertThatThrownBy(() -> turns.take(LONG_HISTORY, () -> "read"))
                .isInstanceOfSatisfying(QueryProblem.class, problem -> {
                    assertThat(problem.getStatusCode().value()).isEqualTo(503);
                    assertThat(problem.getHeaders().getFirst("Retry-After")).isEqualTo("5");
                });
        assertThat(turns.take(LONG_HISTORY - 1, () -> "read")).isEqualTo("read");
        end.countDown();
    }

    @Test
    void whoWaitsGetsTheirTurnWhenAnotherIsThrough() throws Exception {
        var turns = new Turns();
        occupy(turns);
        var waiting = readers.submit(() -> turns.take(LONG_HISTORY, () -> "read"));
        assertThat(waiting.isDone()).isFalse();

        end.countDown();

        assertThat(waiting.get()).isEqualTo("read");
    }

    @Test
    void aFailureGivesTheTurnBackToo() {
        var turns = new Turns(Duration.ZERO);
        for (int i = 0; i <= AT_A_TIME; i++) {
            assertThatThrownBy(() -> turns.take(LONG_HISTORY, () -> {
                        throw new IllegalStateException("broken");
                    }))
                    .hasMessage("broken");
        }
    }

    /** Takes all turns until the end. */
    private void occupy(Turns turns) throws InterruptedException {
        var begun = new CountDownLatch(AT_A_TIME);
        Callable<String> reader = () -> turns.take(LONG_HISTORY, () -> {
            begun.countDown();
            try {
                end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return "read";
        });
        Stream.generate(() -> reader).limit(AT_A_TIME).forEach(readers::submit);
        begun.await();
    }
}

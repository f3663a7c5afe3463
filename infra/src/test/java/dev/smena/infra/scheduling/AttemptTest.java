package dev.smena.infra.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smena.command.files.FileStoreRefusal;
import dev.smena.command.files.FileStoreUnavailable;
import dev.smena.command.tasks.Backoff;
import dev.smena.command.tasks.CannotBeDone;
import dev.smena.command.tasks.Job;
import dev.smena.command.tasks.NotYet;
import dev.smena.command.tasks.Paused;
import dev.smena.events.TaskId;
import dev.smena.events.TaskKind;
import dev.smena.infra.scheduling.Attempt.Ended;
import dev.smena.infra.scheduling.Attempt.GoOn;
import dev.smena.infra.scheduling.Attempt.TryAgain;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class AttemptTest {

    private static final TaskId TASK = new TaskId(UUID.fromString("7d444840-9dc0-41d1-b245-5ffdce74fad2"));
    private static final Throwable STORE_DOWN = new FileStoreUnavailable("no route", new IOException());

    private final FailingReport report = new FailingReport();
    private final Attempt attempt = new Attempt(report, new Backoff(3, Duration.ofSeconds(1)));

    private boolean shuttingDown;

    @Test
    void whatIsDoneIsDone() {
        assertThat(run(1)).isEqualTo(new Ended());
        assertThat(report.givenUp).isNull();
    }

    @Test
    void whatFailsForNowIsTriedAgainAfterLongerAndLongerPauses() {
        report.failure = STORE_DOWN;

        assertThat(run(1)).isEqualTo(new TryAgain(Duration.ofSeconds(1), STORE_DOWN));
        assertThat(run(2)).isEqualTo(new TryAgain(Duration.ofSeconds(2), STORE_DOWN));
        assertThat(report.givenUp).isNull();
    }

    @Test
    void whatHasFailedOftenEnoughIsGivenUpInWordsAUserCanActOn() {
        assertGivenUp(3, STORE_DOWN, "The object store does not answer." + GIVEN_UP);
        assertGivenUp(3, new NotYet("The read model lags."), "The read model lags." + GIVEN_UP);
        assertGivenUp(
                3,
                new IOException("No space left on device"),
                "The server cannot work on files at the moment; the log says why." + GIVEN_UP);
        assertGivenUp(
                3,
                new IllegalStateException(new SQLException("gone", "08006")),
                "The database did not answer or was too busy." + GIVEN_UP);
        assertGivenUp(3, new ConcurrencyException("others"), "The database did not answer or was too busy." + GIVEN_UP);
    }

    private static final String GIVEN_UP = " The report was given up after 3 attempts. Ask for it again later.";

    @Test
    void whatIsHopelessIsGivenUpAtOnceAndNoFaultOfOurs(CapturedOutput output) {
        assertGivenUp(1, new CannotBeDone("It is no workbook."), "It is no workbook.");
        assertGivenUp(
                1,
                new FileStoreRefusal("bucket reports is not ours", new IOException()),
                "The object store refuses the file; the log says why.");
        assertThat(output).doesNotContain("ERROR");
    }

    @Test
    void aFaultOfOursIsLoggedOnceWithItsTrace(CapturedOutput output) {
        report.failure = new IllegalStateException("secret");

        assertThat(run(1)).isInstanceOf(TryAgain.class);
        assertThat(output).doesNotContain("\tat ");
        assertGivenUp(
                3,
                new IllegalStateException("secret"),
                "An internal error stopped the report; the log has it under task " + TASK + ".");
        assertThat(output).containsOnlyOnce("\tat dev.smena.infra.scheduling.AttemptTest.aFaultOfOurs");
    }

    @Test
    void thatItIsGivenUpIsTriedToBeRecordedUntilItIs() {
        report.failure = STORE_DOWN;
        report.cannotBeRecorded = new IllegalStateException(new SQLException("gone", "08006"));

        assertThat(run(3)).isInstanceOf(TryAgain.class);
        assertThat(run(4)).isInstanceOf(TryAgain.class);
        report.cannotBeRecorded = null;
        assertThat(run(5)).isEqualTo(new Ended());
        assertThat(report.givenUp).startsWith("The object store does not answer. The report was given up after 5");
    }

    @Test
    void whatPausesGoesOnAsIfItHadNotFailed() {
        report.failure = new Paused(null);
        assertThat(run(3)).isEqualTo(new GoOn(Duration.ZERO));

        report.failure = new Paused(STORE_DOWN);
        assertThat(run(3)).isEqualTo(new GoOn(Duration.ofSeconds(1)));
        assertThat(report.givenUp).isNull();
    }

    @Test
    void whatFailsBecauseTheNodeStopsGoesOn() {
        shuttingDown = true;
        report.failure = new IllegalStateException("the pool is closed");

        assertThat(run(3)).isEqualTo(new GoOn(Duration.ZERO));
    }

    private Attempt.Next run(int number) {
        return attempt.run(TASK, number, () -> shuttingDown);
    }

    private void assertGivenUp(int number, Throwable failure, String error) {
        report.failure = failure;
        assertThat(run(number)).isEqualTo(new Ended());
        assertThat(report.givenUp).isEqualTo(error);
    }

    /** Fails as it is told. */
    private static final class FailingReport implements Job {

        @Nullable
        Throwable failure;

        @Nullable
        RuntimeException cannotBeRecorded;

        @Nullable
        String givenUp;

        @Override
        public TaskKind kind() {
            return TaskKind.REPORT;
        }

        @Override
        public void run(TaskId id) throws Exception {
            switch (failure) {
                case null -> {}
                case Exception e -> throw e;
                case Error e -> throw e;
                default -> throw new AssertionError(failure);
            }
        }

        @Override
        public void giveUp(TaskId id, String error) {
            if (cannotBeRecorded != null) {
                throw cannotBeRecorded;
            }
            givenUp = error;
        }
    }
}

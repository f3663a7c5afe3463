package dev.smena.infra.scheduling;

import dev.smena.command.tasks.Backoff;
import dev.smena.command.tasks.Job;
import dev.smena.command.tasks.Paused;
import dev.smena.events.TaskId;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs a job once and decides what is to become of it. */
record Attempt(Job job, Backoff backoff) {

    private static final Logger log = LoggerFactory.getLogger(Attempt.class);

    /** How long until it is tried again to record that a job was given up. */
    private static final Duration UNTIL_IT_CAN_BE_RECORDED = Duration.ofSeconds(10);

    /** What is to become of the job. */
    sealed interface Next {}

    record Ended() implements Next {}

    /** It has not failed, and shall go on. */
    record GoOn(Duration after) implements Next {}

    record TryAgain(Duration after, Throwable failure) implements Next {}

    /**
     * @param number of this attempt, 1 for the first
     * @param stopping whether this node is about to stop, which makes much fail that is not at fault
     */
    Next run(TaskId id, int number, BooleanSupplier stopping) {
        try {
            job.run(id);
            return new Ended();
        } catch (Paused paused) {
            return new GoOn(pause(id, paused));
        } catch (Throwable failure) {
            return stopping.getAsBoolean() ? new GoOn(Duration.ZERO) : afterFailure(id, number, failure);
        }
    }

    private Duration pause(TaskId id, Paused paused) {
        if (paused.getCause() == null) {
            return Duration.ZERO;
        }
        log.warn(
                "The {} {} goes on in a moment: {}",
                job.kind(),
                id,
                paused.getCause().toString());
        return backoff.first();
    }

    private Next afterFailure(TaskId id, int number, Throwable failure) {
        Optional<String> hopeless = Failure.hopeless(failure);
        Optional<Duration> wait = hopeless.isPresent() ? Optional.empty() : backoff.after(number);
        if (wait.isPresent()) {
            log.warn(
                    "The {} {} failed at attempt {} and is tried again: {}",
                    job.kind(),
                    id,
                    number,
                    failure.toString());
            return new TryAgain(wait.get(), failure);
        }
        return giveUp(id, hopeless.orElseGet(() -> Failure.apology(failure, job.kind(), id, number)), failure);
    }

    /** Until that is recorded the job remains. */
    private Next giveUp(TaskId id, String error, Throwable failure) {
        if (Failure.isOurs(failure)) {
            log.error("The {} {} is given up", job.kind(), id, failure);
        } else {
            log.warn("The {} {} is given up: {} ({})", job.kind(), id, error, failure.toString());
        }
        try {
            job.giveUp(id, error);
            return new Ended();
        } catch (RuntimeException unrecorded) {
            log.warn("That the {} {} is given up cannot be recorded yet: {}", job.kind(), id, unrecorded.toString());
            return new TryAgain(UNTIL_IT_CAN_BE_RECORDED, unrecorded);
        }
    }
}

package dev.smena.command.product;

import dev.smena.command.batch.CodesOutcome;
import dev.smena.events.RefusedCode;
import java.util.List;

/** Answers to requests on codes: {@code total} is always what was done and what failed together. */
sealed interface CodesResult {

    record Registered(boolean success, int total, int registered, int failed, List<RefusedCode> errors)
            implements CodesResult {}

    record Aggregated(boolean success, int total, int aggregated, int failed, List<RefusedCode> errors)
            implements CodesResult {}

    static Registered registered(int done, List<RefusedCode> errors) {
        return new Registered(true, done + errors.size(), done, errors.size(), errors);
    }

    static Aggregated aggregated(CodesOutcome outcome) {
        int done = outcome.changed().size();
        int failed = outcome.refused().size();
        return new Aggregated(true, done + failed, done, failed, outcome.refused());
    }
}

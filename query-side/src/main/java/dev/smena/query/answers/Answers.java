package dev.smena.query.answers;

import java.util.Optional;
import java.util.function.Supplier;

/** Keeps answers for a while, and never beyond the moment at which what they were made of changes. */
public interface Answers {

    /**
     * The answer that is kept, or else what is read now, which is kept then.
     *
     * @param read reads the tables; empty if there is nothing to be said, which is not kept
     */
    Optional<Answer> find(Question question, Supplier<Optional<Answer>> read);

    /** Reads now, and keeps that in the place of what has been kept. */
    void renew(Question question, Supplier<Optional<Answer>> read);
}

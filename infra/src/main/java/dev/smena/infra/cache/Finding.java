package dev.smena.infra.cache;

import dev.smena.query.answers.Answer;

/** What there is in the cache. */
sealed interface Finding {

    /** An answer that nothing has changed since. */
    record Hit(Answer answer, String marks) implements Finding {}

    /** None; one that is read from now on bears these marks. */
    record Miss(String marks) implements Finding {}

    /** The cache is away, or something is just being changed: it cannot be believed, and nothing kept. */
    record Unsure() implements Finding {}
}

package dev.smena.command.input;

import tools.jackson.databind.JsonNode;

/** Turns a JSON value into a {@code T}, or says in words what is wrong with it. */
@FunctionalInterface
public interface Rule<T> {

    T read(JsonNode value) throws Violation;

    /** What is wrong with a value. */
    final class Violation extends Exception {

        private final String what;

        public Violation(String what) {
            super(what, null, false, false);
            this.what = what;
        }

        public String what() {
            return what;
        }
    }
}

package dev.smena.command.input;

import java.util.List;

/** The names a field is accepted under, the English one first; that one is used to report a missing field. */
public record Name(List<String> accepted) {

    public static Name of(String... accepted) {
        return new Name(List.of(accepted));
    }

    public String english() {
        return accepted.getFirst();
    }
}

package dev.smena.benchmarks;

import java.util.Locale;

/** The ways that are compared, in the order in which they take turns. */
enum Way {
    PLAIN_JDBC("plain JDBC"),
    IN_PROCESS("in process"),
    HTTP_ASYNC("HTTP, `Prefer: respond-async`"),
    HTTP("HTTP");

    private final String title;

    Way(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    boolean isSmena() {
        return this != PLAIN_JDBC;
    }

    /** Who fills and empties the tables this way works on. */
    Way tables() {
        return isSmena() ? IN_PROCESS : PLAIN_JDBC;
    }

    static Way named(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    Contender to(Smena smena) {
        return switch (this) {
            case PLAIN_JDBC -> new PlainJdbc(smena.connections());
            case IN_PROCESS -> new InProcess(smena.commands());
            case HTTP_ASYNC -> new OverHttp(smena.api(), false);
            case HTTP -> new OverHttp(smena.api(), true);
        };
    }
}

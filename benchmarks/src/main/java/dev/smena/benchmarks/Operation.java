package dev.smena.benchmarks;

import java.util.Locale;

/** What is measured, with how many codes one call concerns. */
enum Operation {
    CREATE("create a batch", 0),
    REGISTER("register 1,000 codes", 1_000),
    AGGREGATE("aggregate 100 codes", 100),
    AGGREGATE_ONE_BATCH("aggregate 100 codes, all callers in one batch", 100);

    private final String title;
    private final int codes;

    Operation(String title, int codes) {
        this.title = title;
        this.codes = codes;
    }

    String title() {
        return title;
    }

    int codes() {
        return codes;
    }

    boolean needsStock() {
        return this == AGGREGATE || this == AGGREGATE_ONE_BATCH;
    }

    static Operation named(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}

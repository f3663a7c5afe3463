package dev.smena.command.deliveries;

import java.util.random.RandomGenerator;

/** Chance that always falls the same way. */
enum Jitter implements RandomGenerator {
    LEAST,
    MOST;

    @Override
    public long nextLong(long bound) {
        return this == LEAST ? 0 : bound - 1;
    }

    @Override
    public long nextLong() {
        throw new UnsupportedOperationException("only bounded numbers are asked for");
    }
}

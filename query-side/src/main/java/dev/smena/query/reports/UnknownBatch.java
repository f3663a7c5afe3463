package dev.smena.query.reports;

import dev.smena.events.BatchId;

/** The read model has no such batch. */
public final class UnknownBatch extends RuntimeException {

    UnknownBatch(BatchId batch) {
        super("There is no batch " + batch + ".");
    }
}

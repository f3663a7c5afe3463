package dev.smena.query.exports;

import dev.smena.events.BatchState;
import java.io.IOException;

/** A spreadsheet being written, its header first. */
interface BatchTable {

    void add(BatchState batch) throws IOException;

    /** Writes what is still to be written; the stream below stays open. */
    void finish() throws IOException;
}

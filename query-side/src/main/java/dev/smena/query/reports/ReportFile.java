package dev.smena.query.reports;

import java.io.Closeable;
import java.io.IOException;
import java.util.stream.Stream;

/** One report on its way to its file: filled while the snapshot is open, finished after it; closed in any case. */
interface ReportFile extends Closeable {

    /** Products are taken one by one, never held all at once. */
    void fill(Report report, Stream<ReportedProduct> products) throws IOException;

    /** Writes what is not yet written, which may take long. */
    void finish() throws IOException;
}

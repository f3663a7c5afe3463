package dev.smena.query.exports;

/** Is told how many of an export's batches have been written so far. */
@FunctionalInterface
public interface ExportProgress {

    void written(long current, long total);
}

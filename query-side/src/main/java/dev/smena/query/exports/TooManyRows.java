package dev.smena.query.exports;

/** An export has more batches than its format can hold; nothing has been written. */
public final class TooManyRows extends RuntimeException {

    TooManyRows(long batches, long most) {
        super(
                "%,d batches do not fit in an Excel sheet, which holds at most %,d. Export them as csv, or fewer by a filter."
                        .formatted(batches, most),
                null,
                false,
                false);
    }
}

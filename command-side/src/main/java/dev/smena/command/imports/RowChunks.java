package dev.smena.command.imports;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/** Rows in portions of what one transaction enters and one event can tell: fewer where there are many faults to tell. */
final class RowChunks implements Iterator<List<BatchRow>> {

    static final int MOST_ROWS = 1_000;
    static final int MOST_FAULTY = 100;

    private final Iterator<BatchRow> rows;

    RowChunks(Iterator<BatchRow> rows) {
        this.rows = rows;
    }

    @Override
    public boolean hasNext() {
        return rows.hasNext();
    }

    @Override
    public List<BatchRow> next() {
        if (!rows.hasNext()) {
            throw new NoSuchElementException();
        }
        var chunk = new ArrayList<BatchRow>();
        int faulty = 0;
        while (rows.hasNext() && chunk.size() < MOST_ROWS && faulty < MOST_FAULTY) {
            BatchRow row = rows.next();
            chunk.add(row);
            faulty += row instanceof BatchRow.Faulty ? 1 : 0;
        }
        return chunk;
    }
}

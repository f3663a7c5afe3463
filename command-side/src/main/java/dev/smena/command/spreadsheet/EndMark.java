package dev.smena.command.spreadsheet;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import java.util.UUID;

/**
 * Ends a text with a record that no text can have, since it is made up anew each time. If it is not a record of its own,
 * it was swallowed by a quote that is never closed, which the parser would take for closed by the end of the file.
 */
final class EndMark extends FilterReader {

    private final String mark = UUID.randomUUID().toString();
    private final String ending = "\n" + mark;
    private char last = '\n';
    private int marked = -1;

    EndMark(Reader text) {
        super(text);
    }

    /** @throws UnreadableFile if the mark stands in a row where it was not put */
    boolean ends(Row row) {
        boolean found = row.cells().values().stream()
                .anyMatch(cell -> cell instanceof Cell.Text text && text.text().contains(mark));
        if (found
                && !(row.cells().get(0) instanceof Cell.Text first
                        && first.text().equals(mark))) {
            throw UnreadableFile.because("in row %d a quote is opened and never closed", row.number());
        }
        return found;
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        if (read < 0) {
            return end(buffer, offset, length);
        }
        last = read > 0 ? buffer[offset + read - 1] : last;
        return read;
    }

    @Override
    public int read() throws IOException {
        var one = new char[1];
        return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    private int end(char[] buffer, int offset, int length) {
        if (marked < 0) {
            marked = last == '\n' || last == '\r' ? 1 : 0;
        }
        int count = Math.min(length, ending.length() - marked);
        if (count == 0) {
            return -1;
        }
        ending.getChars(marked, marked + count, buffer, offset);
        marked += count;
        return count;
    }
}

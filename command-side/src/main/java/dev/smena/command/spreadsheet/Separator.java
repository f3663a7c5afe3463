package dev.smena.command.spreadsheet;

import java.io.IOException;
import java.io.Reader;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What separates the cells of a CSV file: what a first line {@code sep=;} says, as Excel writes and understands it, else
 * whatever stands most often in the header, outside of quotes.
 *
 * @param begin how many characters stand before the first row
 */
record Separator(char character, int begin) {

    private static final String CANDIDATES = ";,\t";
    private static final int LONGEST_HEADER = 65_536;
    private static final Pattern SAID = Pattern.compile("\\Asep=(.)(\r\n|\r|\n)");

    /** @throws UnreadableFile if the file begins like no text does */
    static Separator of(Reader text) throws IOException {
        String start = start(text);
        String header =
                start.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
        if (header.indexOf('\0') >= 0) {
            throw CsvText.undecodable();
        }
        Matcher said = SAID.matcher(start);
        return said.find() ? new Separator(said.group(1).charAt(0), said.end()) : new Separator(mostFrequent(start), 0);
    }

    private static String start(Reader text) throws IOException {
        var start = new char[LONGEST_HEADER];
        int length = 0;
        int read;
        while (length < start.length && (read = text.read(start, length, start.length - length)) >= 0) {
            length += read;
        }
        return new String(start, 0, length);
    }

    private static char mostFrequent(String start) {
        var counts = new int[CANDIDATES.length()];
        boolean quoted = false;
        boolean begun = false;
        for (char c : start.toCharArray()) {
            boolean lineEnd = c == '\n' || c == '\r';
            if (lineEnd && begun && !quoted) {
                break;
            }
            quoted ^= c == '"';
            begun |= !lineEnd;
            int candidate = quoted ? -1 : CANDIDATES.indexOf(c);
            if (candidate >= 0) {
                counts[candidate]++;
            }
        }
        int most = 0;
        for (int i = 1; i < counts.length; i++) {
            most = counts[i] > counts[most] ? i : most;
        }
        return CANDIDATES.charAt(most);
    }
}

package dev.smena.command.imports;

import static java.util.stream.Collectors.joining;

import dev.smena.command.spreadsheet.Cell;
import dev.smena.command.spreadsheet.Row;
import dev.smena.command.spreadsheet.UnreadableFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Where in the sheet the columns stand, and how they are written there. */
final class Header {

    private static final int LONGEST_SHOWN = 50;
    private static final int MOST_SHOWN = 10;

    private final SortedMap<Integer, Column> columns = new TreeMap<>();
    private final Map<Column, String> written = new EnumMap<>(Column.class);
    private final List<String> faults = new ArrayList<>();
    private final List<String> unknown = new ArrayList<>();

    private Header() {}

    /** @throws UnreadableFile naming all columns that are unknown, missing or there twice */
    static Header of(Row row) {
        var header = new Header();
        row.cells().forEach((at, cell) -> {
            if (!cell.blank()) {
                header.add(at, cell instanceof Cell.Text text ? trimmed(text.text()) : "");
            }
        });
        header.requireWhole();
        return header;
    }

    /** Without blanks of any kind and byte order marks around it. */
    static String trimmed(String header) {
        return header.replaceAll("^[\\s\\xa0\\ufeff]+|[\\s\\xa0\\ufeff]+$", "");
    }

    /** A sentence that names the columns an import takes. */
    static String wanted() {
        return "Known are: " + Arrays.stream(Column.values()).map(Column::names).collect(joining(", ")) + ".";
    }

    /** By the column's place from 0. */
    SortedMap<Integer, Column> columns() {
        return columns;
    }

    String written(Column column) {
        return written.getOrDefault(column, column.field());
    }

    private void add(int at, String name) {
        Column.named(name)
                .ifPresentOrElse(
                        column -> add(at, column, name),
                        () -> unknown.add("%s \"%s\"".formatted(Row.letters(at), shortened(name))));
    }

    private void add(int at, Column column, String name) {
        if (written.containsKey(column)) {
            faults.add("Column %s is there twice, as \"%s\" and as \"%s\"."
                    .formatted(column.names(), written.get(column), name));
        } else {
            written.put(column, name);
            columns.put(at, column);
        }
    }

    private void requireWhole() {
        String missing = Arrays.stream(Column.values())
                .filter(column -> column.required() && !written.containsKey(column))
                .map(Column::names)
                .collect(joining(", "));
        if (!missing.isEmpty()) {
            faults.add("Columns are missing: " + missing + ".");
        }
        if (!unknown.isEmpty()) {
            faults.add("Columns are unknown: "
                    + unknown.stream().limit(MOST_SHOWN).collect(joining(", "))
                    + (unknown.size() > MOST_SHOWN ? ", …" : "")
                    + ". "
                    + wanted());
        }
        if (!faults.isEmpty()) {
            throw new UnreadableFile(String.join(" ", faults));
        }
    }

    private static String shortened(String name) {
        return name.length() <= LONGEST_SHOWN ? name : name.substring(0, LONGEST_SHOWN) + "…";
    }
}

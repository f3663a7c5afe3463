package dev.smena.command.imports;

import static java.util.stream.Collectors.joining;

import dev.smena.command.InvalidField;
import dev.smena.command.batch.BatchInput;
import dev.smena.command.batch.CreateBatch;
import dev.smena.command.input.Fields;
import dev.smena.command.input.Rule.Violation;
import dev.smena.command.spreadsheet.Cell;
import dev.smena.command.spreadsheet.Row;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads a row by the very rules of the API: as the JSON object that a client would have sent. */
record RowReader(Header header, BatchInput input) {

    BatchRow read(Row row) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        Map<Column, String> broken = new EnumMap<>(Column.class);
        List<String> faults = new ArrayList<>();
        row.cells().forEach((at, cell) -> {
            Column column = header.columns().get(at);
            if (column != null) {
                put(object, column, cell, broken);
            } else if (!cell.blank()) {
                faults.add("%s: has no column name above it".formatted(Row.letters(at)));
            }
        });
        var invalid = new ArrayList<InvalidField>();
        @Nullable CreateBatch batch = input.creation(new Fields(object, "", invalid));
        for (Column column : Column.values()) {
            String words = broken.getOrDefault(column, words(column, invalid));
            if (!words.isEmpty()) {
                faults.add(header.written(column) + ": " + words);
            }
        }
        return batch == null || !faults.isEmpty()
                ? new BatchRow.Faulty(row.number(), String.join("; ", faults))
                : new BatchRow.Valid(row.number(), batch);
    }

    private static void put(ObjectNode object, Column column, Cell cell, Map<Column, String> broken) {
        try {
            boolean empty = cell.blank() && column.trimmed();
            @Nullable JsonNode json = empty ? null : column.json(cell);
            if (json != null) {
                object.set(column.field(), json);
            }
        } catch (Violation e) {
            broken.put(column, e.what());
        }
    }

    private static String words(Column column, List<InvalidField> invalid) {
        return invalid.stream()
                .filter(fault -> fault.pointer().equals("/" + column.field()))
                .map(InvalidField::detail)
                .collect(joining(", "));
    }
}

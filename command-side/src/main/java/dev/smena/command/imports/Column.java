package dev.smena.command.imports;

import static java.util.stream.Collectors.toMap;

import dev.smena.command.batch.BatchInput;
import dev.smena.command.input.Name;
import dev.smena.command.input.Rule.Violation;
import dev.smena.command.spreadsheet.Cell;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A column of an import: a field of a new batch, and the form its cells have. All but one are required. */
enum Column {
    IS_CLOSED(BatchInput.IS_CLOSED, CellForm.BOOL),
    TASK_DESCRIPTION(BatchInput.TASK_DESCRIPTION, CellForm.TEXT),
    WORK_CENTER_NAME(BatchInput.WORK_CENTER_NAME, CellForm.TEXT),
    WORK_CENTER_IDENTIFIER(BatchInput.WORK_CENTER_IDENTIFIER, CellForm.TEXT),
    SHIFT(BatchInput.SHIFT, CellForm.TEXT),
    TEAM(BatchInput.TEAM, CellForm.TEXT),
    BATCH_NUMBER(BatchInput.BATCH_NUMBER, CellForm.INTEGER),
    BATCH_DATE(BatchInput.BATCH_DATE, CellForm.DATE),
    NOMENCLATURE(BatchInput.NOMENCLATURE, CellForm.TEXT),
    EKN_CODE(BatchInput.EKN_CODE, CellForm.TEXT),
    SHIFT_START(BatchInput.SHIFT_START, CellForm.DATE_TIME),
    SHIFT_END(BatchInput.SHIFT_END, CellForm.DATE_TIME);

    private static final Map<String, Column> BY_NAME = Arrays.stream(values())
            .flatMap(column -> column.name.accepted().stream().map(name -> Map.entry(key(name), column)))
            .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));

    private final Name name;
    private final CellForm form;

    Column(Name name, CellForm form) {
        this.name = name;
        this.form = form;
    }

    /** By either name, in capital letters or not, with blanks around it or not. */
    static Optional<Column> named(String header) {
        return Optional.ofNullable(BY_NAME.get(key(header)));
    }

    boolean required() {
        return this != IS_CLOSED;
    }

    /** Whether blanks mean nothing in it, as they do in all but texts. */
    boolean trimmed() {
        return form != CellForm.TEXT;
    }

    /** The field's name. */
    String field() {
        return name.english();
    }

    /** Both names. */
    String names() {
        return String.join(" / ", name.accepted());
    }

    /** The cell as the API would take it; null if it counts as empty. */
    @Nullable
    JsonNode json(Cell cell) throws Violation {
        return form.json(cell);
    }

    private static String key(String header) {
        return Header.trimmed(header).toLowerCase(Locale.ROOT);
    }
}

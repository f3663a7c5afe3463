package dev.smena.command.exports;

import static java.util.Objects.requireNonNull;

import dev.smena.command.input.Fields;
import dev.smena.command.input.Name;
import dev.smena.command.input.Rule;
import dev.smena.command.input.Rules;
import dev.smena.events.ExportFormat;
import dev.smena.events.TaskId;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what is to be exported. */
final class ExportInput {

    private static final Name FORMAT = Name.of("format");
    private static final Name FILTERS = Name.of("filters");
    private static final Rule<ExportFormat> A_FORMAT = Rules.oneOf(ExportFormat.values());

    private static final Map<String, Rule<?>> RULES = rules();

    private ExportInput() {}

    static @Nullable RequestExport read(Fields fields, TaskId task) {
        ExportFormat format = fields.required(FORMAT, A_FORMAT);
        Map<String, String> filters = fields.optionalObject(FILTERS, ExportInput::filters);
        return fields.faulty()
                ? null
                : new RequestExport(task, requireNonNull(format), filters == null ? Map.of() : filters);
    }

    /** Each value as a query string has it. */
    private static Map<String, String> filters(Fields fields) {
        var filters = new LinkedHashMap<String, String>();
        RULES.forEach((name, rule) -> {
            Object value = fields.optional(Name.of(name), rule);
            if (value != null) {
                filters.put(name, value.toString());
            }
        });
        return filters;
    }

    /** In the order in which faults are told. */
    private static Map<String, Rule<?>> rules() {
        var rules = new LinkedHashMap<String, Rule<?>>();
        rules.put("is_closed", Rules.BOOL);
        rules.put("batch_number", Rules.POSITIVE_INT);
        rules.put("batch_date", Rules.DATE);
        rules.put("date_from", Rules.DATE);
        rules.put("date_to", Rules.DATE);
        rules.put("work_center_id", Rules.ID);
        rules.put("work_center_identifier", Rules.TEXT);
        rules.put("shift", Rules.TEXT);
        rules.put("team", Rules.TEXT);
        return rules;
    }
}

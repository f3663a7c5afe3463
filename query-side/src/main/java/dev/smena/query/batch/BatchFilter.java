package dev.smena.query.batch;

import dev.smena.query.input.QueryParameters;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.util.LinkedMultiValueMap;

/** The filters of a list of batches as SQL: conditions and the values of their parameters. */
public record BatchFilter(Map<String, Object> values) {

    private static final Map<String, String> CONDITIONS = Map.of(
            "is_closed", "b.is_closed = :is_closed",
            "batch_number", "b.batch_number = :batch_number",
            "batch_date", "b.batch_date = :batch_date",
            "date_from", "b.batch_date >= :date_from",
            "date_to", "b.batch_date <= :date_to",
            "work_center_id", "b.work_center_id = :work_center_id",
            "work_center_identifier", "w.identifier = :work_center_identifier",
            "shift", "b.shift = :shift",
            "team", "b.team = :team");

    /**
     * Reads texts as a query string would have them, {@code {"is_closed": "true"}} say; refuses as the list of batches
     * does.
     */
    public static BatchFilter of(Map<String, String> texts) {
        var given = new LinkedMultiValueMap<String, String>();
        texts.forEach(given::add);
        var parameters = new QueryParameters(given);
        BatchFilter filter = read(parameters);
        parameters.end();
        return filter;
    }

    static BatchFilter read(QueryParameters parameters) {
        var values = new LinkedHashMap<String, Object>();
        put(values, "is_closed", parameters.bool("is_closed"));
        put(values, "batch_number", parameters.integer("batch_number", 1, Integer.MAX_VALUE));
        put(values, "batch_date", parameters.date("batch_date"));
        put(values, "date_from", parameters.date("date_from"));
        put(values, "date_to", parameters.date("date_to"));
        put(values, "work_center_id", parameters.id("work_center_id"));
        put(values, "work_center_identifier", parameters.text("work_center_identifier"));
        put(values, "shift", parameters.text("shift"));
        put(values, "team", parameters.text("team"));
        return new BatchFilter(values);
    }

    String where() {
        return values.isEmpty()
                ? ""
                : values.keySet().stream().map(CONDITIONS::get).collect(Collectors.joining(" and ", "where ", ""));
    }

    private static void put(Map<String, Object> values, String name, @Nullable Object value) {
        if (value != null) {
            values.put(name, value);
        }
    }
}

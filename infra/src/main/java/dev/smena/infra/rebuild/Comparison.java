package dev.smena.infra.rebuild;

import dev.smena.command.maintenance.Findings;
import dev.smena.events.Difference;
import dev.smena.infra.readmodel.ReadGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Compares tables with those of a copy row by row, as one transaction sees both. */
final class Comparison {

    private static final String KEY = """
            select column_name from information_schema.key_column_usage
            join information_schema.table_constraints using (constraint_schema, constraint_name, table_name)
            where constraint_schema = 'query' and table_name = :table and constraint_type = 'PRIMARY KEY'
            order by ordinal_position""";

    private final String schema;
    private final JdbcClient jdbc;
    private final List<Difference> first = new ArrayList<>();
    private long differences;

    Comparison(Copy copy) {
        this.schema = copy.schema();
        this.jdbc = copy.jdbc();
    }

    /** The live tables of a group, whole rows. */
    void withLive(ReadGroup group) {
        for (String table : group.tables()) {
            List<String> key =
                    jdbc.sql(KEY).param("table", table).query(String.class).list();
            compare("query." + table, table, key, "row(found.*) is distinct from row(copy.*)");
        }
    }

    /** The registry of codes, which has less columns. */
    void withRegistry() {
        compare(
                "command.product_code",
                "product",
                List.of("code"),
                "row(found.batch_id, found.aggregated_at, found.code is null)"
                        + " is distinct from row(copy.batch_id, copy.aggregated_at, copy.code is null)");
    }

    RebuildRow.State addTo(RebuildRow.State state) {
        return state.compared(differences, first);
    }

    private void compare(String table, String copied, List<String> key, String differ) {
        String different = " from %s as found full join %s.%s as copy using (%s) where %s"
                .formatted(table, schema, copied, String.join(", ", key), differ);
        long count = jdbc.sql("select count(*)" + different).query(Long.class).single();
        differences += count;
        int room = Findings.MOST_NAMED - first.size();
        if (count > 0 && room > 0) {
            String shownKey =
                    key.stream().map(column -> "cast(" + column + " as text)").collect(Collectors.joining(", "));
            first.addAll(jdbc.sql("select concat_ws(' ', " + shownKey + ") as key, cast(found as text),"
                            + " cast(copy as text)" + different + " order by key limit :room")
                    .param("room", room)
                    .query((row, n) ->
                            new Difference(table + " " + row.getString(1), told(row.getString(2), row.getString(3))))
                    .list());
        }
    }

    /** Rows as PostgreSQL writes them. */
    private static String told(@Nullable String found, @Nullable String byTheEvents) {
        return "found " + (found == null ? "nothing" : found) + ", by the events "
                + (byTheEvents == null ? "nothing" : byTheEvents);
    }
}

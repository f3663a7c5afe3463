package dev.smena.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whether the counters of analytics are what plain counting over the batches gives. */
record CountedFigures(JdbcClient jdbc) {

    private static final String OF_BATCHES =
            "count(*), count(*) filter (where is_closed), sum(total_products), sum(aggregated_products)";

    /** By table, what it says and what it should say. */
    private static final Map<String, String[]> FIGURES = new LinkedHashMap<>(Map.of(
            "query.counted_batch",
            new String[] {
                "select id, work_center_id, shift, closed_on is not null, products, aggregated, version"
                        + " from query.counted_batch",
                "select id, work_center_id, shift, is_closed, total_products, aggregated_products, version"
                        + " from query.batch"
            },
            "query.count_by_shift",
            new String[] {
                "select shift, batches, closed, products, aggregated from query.count_by_shift",
                "select shift, " + OF_BATCHES + " from query.batch group by shift"
            },
            "query.count_by_work_center",
            new String[] {
                "select id, identifier, batches, closed, products, aggregated from query.count_by_work_center",
                "select w.id, w.identifier, " + OF_BATCHES
                        + " from query.batch b join query.work_center w on w.id = b.work_center_id group by w.id"
            },
            "query.count_by_day",
            new String[] {
                "select coalesce(sum(batches_created), 0), coalesce(sum(batches_closed), 0), sum(products_added),"
                        + " sum(products_aggregated - products_disaggregated) from query.count_by_day",
                "select " + OF_BATCHES + " from query.batch"
            }));

    void assertRight() {
        FIGURES.forEach((table, both) -> assertThat(
                        jdbc.sql(differences(both[0], both[1])).query().listOfRows())
                .as("rows of %s that are wrong, or should be there", table)
                .isEmpty());
    }

    /** What either has and the other has not. */
    static String differences(String one, String other) {
        return "(%1$s except all %2$s) union all (%2$s except all %1$s)".formatted(one, other);
    }
}

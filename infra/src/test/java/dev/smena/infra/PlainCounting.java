package dev.smena.infra;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The figures of the dashboard as they come out if everything is counted, one by one, each time. */
record PlainCounting(JdbcClient jdbc, String zone) {

    private static final String RATE =
            "coalesce(round(100.0 * sum(aggregated_products) / nullif(sum(total_products), 0), 2), 0.00)";

    private static final String SUMMARY = """
            select count(*) as total_batches, count(*) filter (where not is_closed) as active_batches,
                count(*) filter (where is_closed) as closed_batches,
                (select count(*) from query.product) as total_products,
                (select count(*) from command.product_code where aggregated_at is not null) as aggregated_products,
                %s as aggregation_rate
            from query.batch""".formatted(RATE);

    private static final String SHIFTS = """
            select shift, count(*) as batches, sum(total_products) as products, sum(aggregated_products) as aggregated
            from query.batch group by shift""";

    private static final String TOP = """
            select w.identifier as id, w.name, count(*) as batches_count, sum(total_products) as products_count,
                %s as aggregation_rate
            from query.batch b join query.work_center w on w.id = b.work_center_id
            group by w.id order by products_count desc, batches_count desc, w.identifier limit 5""".formatted(RATE);

    /** From the events; only when a batch was closed last is read from its row. */
    static final String DAYS = """
            select day, count(*) filter (where kind = 'BatchCreated') as batches_created,
                count(*) filter (where kind = 'closed') as batches_closed,
                coalesce(sum(codes) filter (where kind = 'ProductsRegistered'), 0) as products_added,
                coalesce(sum(codes) filter (where kind = 'ProductsAggregated'), 0) as products_aggregated,
                coalesce(sum(codes) filter (where kind = 'ProductsDisaggregated'), 0) as products_disaggregated
            from (
                select payload_type as kind, jsonb_array_length(payload -> 'codes') as codes,
                    cast(cast(coalesce(payload ->> 'created_at', payload ->> 'registered_at', payload ->> 'aggregated_at',
                        payload ->> 'disaggregated_at') as timestamptz) at time zone :zone as date) as day
                from (
                    select payload_type, cast(convert_from(payload, 'UTF8') as jsonb) as payload
                    from events.domain_event
                    where payload_type in (
                        'BatchCreated', 'ProductsRegistered', 'ProductsAggregated', 'ProductsDisaggregated')) as event
                union all
                select 'closed', 0, cast(closed_at at time zone :zone as date) from query.batch where is_closed
            ) as fact
            group by day""";

    private static final String TODAY = """
            select batches_created, batches_closed, products_added,
                greatest(products_aggregated - products_disaggregated, 0) as products_aggregated
            from (%s) as counted where day = cast(now() at time zone :zone as date)""".formatted(DAYS);

    /** All but {@code cached_at}. */
    JsonNode dashboard() {
        var dashboard = new LinkedHashMap<String, Object>();
        dashboard.put("summary", jdbc.sql(SUMMARY).query().singleRow());
        dashboard.put("today", jdbc.sql(TODAY).param("zone", zone).query().singleRow());
        dashboard.put(
                "by_shift",
                jdbc.sql(SHIFTS).query().listOfRows().stream()
                        .collect(Collectors.toMap(shift -> shift.remove("shift"), shift -> shift)));
        dashboard.put("top_work_centers", jdbc.sql(TOP).query().listOfRows());
        return Http.JSON.readTree(Http.JSON.writeValueAsString(dashboard));
    }

    /** Days on which the counters say something else. */
    List<Map<String, Object>> wrongDays() {
        return jdbc.sql(CountedFigures.differences("select * from query.count_by_day", DAYS))
                .param("zone", zone)
                .query()
                .listOfRows();
    }

    static JsonNode withoutMoment(JsonNode dashboard) {
        return ((ObjectNode) dashboard.deepCopy()).without("cached_at");
    }
}

package dev.smena.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/**
 * Every event of every batch, read from its stored JSON and added up by rules of its own, so that it shares no mistake
 * with the program. While adding up it asserts that no event contradicts an earlier one.
 */
final class StoredFacts {

    private static final String EVENTS = """
            select aggregate_identifier, sequence_number, payload_type, convert_from(payload, 'UTF8') as payload
            from events.domain_event where type = 'Batch' order by global_index""";

    /** What must be known of a marking code. */
    record Product(String batch, int number, @Nullable Instant aggregatedAt) {}

    /** By code. */
    final Map<String, Product> products = new TreeMap<>();

    /** By id, the columns of {@code query.batch}. */
    final Map<String, Map<String, @Nullable Object>> batches = new TreeMap<>();

    /** By identifier, in the order in which batches named the work center. */
    final Map<String, List<Naming>> workCenters = new TreeMap<>();

    record Naming(String name, Instant at) {}

    static StoredFacts read(JdbcClient jdbc) {
        var facts = new StoredFacts();
        jdbc.sql(EVENTS).query(row -> {
            facts.add(
                    row.getString("aggregate_identifier"),
                    row.getLong("sequence_number"),
                    row.getString("payload_type"),
                    Http.JSON.readTree(row.getString("payload")));
        });
        return facts;
    }

    private void add(String batch, long sequence, String type, JsonNode event) {
        Map<String, @Nullable Object> row = batches.computeIfAbsent(batch, id -> new HashMap<>());
        assertThat(row.getOrDefault("version", -1L))
                .as("version of %s before its event %d, %s", batch, sequence, type)
                .isEqualTo(sequence - 1);
        row.put("version", sequence);
        switch (type) {
            case "BatchCreated" -> created(batch, row, event);
            case "BatchUpdated" -> {
                requireOpen(row, event);
                event.path("changes").properties().forEach(e -> put(row, e.getKey(), e.getValue()));
                put(row, "updated_at", event.path("updated_at"));
            }
            case "BatchClosed" -> {
                requireOpen(row, event);
                requireTotal(row, event, "total_products");
                requireTotal(row, event, "aggregated_products");
                closed(row, true, event.path("closed_at"), event.path("closed_at"));
                row.put("close_reason", event.path("reason").stringValue().toUpperCase(Locale.ROOT));
            }
            case "BatchReopened" -> {
                assertThat(row).as("reopened by %s", event).containsEntry("is_closed", true);
                closed(row, false, null, event.path("reopened_at"));
            }
            case "ProductsRegistered" -> changed(batch, row, event, "total_products", 1, "registered_at");
            case "ProductsAggregated" -> changed(batch, row, event, "aggregated_products", 1, "aggregated_at");
            case "ProductsDisaggregated" -> changed(batch, row, event, "aggregated_products", -1, "disaggregated_at");
            default -> throw new AssertionError("unknown event " + type);
        }
    }

    private void created(String id, Map<String, @Nullable Object> row, JsonNode event) {
        event.properties().forEach(e -> put(row, e.getKey(), e.getValue()));
        row.remove("batch_id");
        Object identifier = Objects.requireNonNull(row.remove("work_center_identifier"));
        row.put("id", id);
        row.put("total_products", 0L);
        row.put("aggregated_products", 0L);
        closed(row, false, null, event.path("created_at"));
        workCenters
                .computeIfAbsent(identifier.toString(), any -> new ArrayList<>())
                .add(new Naming(event.path("work_center_name").stringValue(), time(event.path("created_at"))));
    }

    private static void closed(
            Map<String, @Nullable Object> row, boolean closed, @Nullable JsonNode since, JsonNode updatedAt) {
        row.put("is_closed", closed);
        row.put("closed_at", since == null ? null : time(since));
        row.put("close_reason", null);
        put(row, "updated_at", updatedAt);
    }

    private void changed(
            String batch, Map<String, @Nullable Object> row, JsonNode event, String total, int sign, String at) {
        requireOpen(row, event);
        var codes = event.path("codes").valueStream().map(JsonNode::stringValue).toList();
        assertThat(codes).as("codes of %s", event).isNotEmpty();
        for (String code : codes) {
            int place = ((Long) Objects.requireNonNull(row.get("total_products"))).intValue();
            products.compute(code, (c, known) -> switch (total) {
                case "total_products" -> registered(known, batch, place, c);
                default -> counted(known, batch, c, sign > 0 ? time(event.path(at)) : null);
            });
            row.merge(total, (long) sign, (have, more) -> (Long) have + (Long) more);
        }
        requireTotal(row, event, total);
        put(row, "updated_at", event.path(at));
    }

    private static Product registered(@Nullable Product known, String batch, int place, String code) {
        assertThat(known).as("%s before it is registered to %s", code, batch).isNull();
        return new Product(batch, place, null);
    }

    private static Product counted(@Nullable Product known, String batch, String code, @Nullable Instant at) {
        var product = Objects.requireNonNull(known, () -> code + " is counted but was never registered");
        assertThat(product.batch()).as("batch of %s", code).isEqualTo(batch);
        assertThat(product.aggregatedAt() == null)
                .as("%s may be %s", code, at == null ? "disaggregated" : "aggregated")
                .isEqualTo(at != null);
        return new Product(batch, product.number(), at);
    }

    private static void requireOpen(Map<String, @Nullable Object> row, JsonNode event) {
        assertThat(row).as("changed by %s", event).containsEntry("is_closed", false);
    }

    private static void requireTotal(Map<String, @Nullable Object> row, JsonNode event, String total) {
        assertThat(row.get(total))
                .as("%s, which %s claims", total, event)
                .isEqualTo(event.path(total).longValue());
    }

    private static void put(Map<String, @Nullable Object> row, String column, JsonNode value) {
        boolean isTime = column.endsWith("_at") || column.startsWith("shift_");
        row.put(column, value.isNumber() ? (Object) value.longValue() : isTime ? time(value) : value.stringValue());
    }

    private static Instant time(JsonNode value) {
        return Instant.parse(value.stringValue());
    }
}

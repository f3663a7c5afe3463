package dev.smena.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Whether the events, the registry and the read model of one database tell the same. To be asked when all writes have
 * been answered: the registry must agree at once, the read model as soon as it has caught up.
 */
final class Agreement {

    private static final Duration CATCHING_UP = Duration.ofSeconds(60);
    private static final int SHOWN = 10;

    private final JdbcClient jdbc;

    Agreement(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param url of a PostgreSQL database whose user is postgres */
    static Agreement of(String url) {
        return new Agreement(JdbcClient.create(new DriverManagerDataSource(url, "postgres", "")));
    }

    void assertHolds() {
        StoredFacts facts = StoredFacts.read(jdbc);
        assertSame("command.product_code", registry(facts), registry());
        await().atMost(CATCHING_UP).untilAsserted(() -> assertReadModelAgrees(facts));
    }

    /** For who knows that the read model has caught up. */
    void assertAgreesNow() {
        StoredFacts facts = StoredFacts.read(jdbc);
        assertSame("command.product_code", registry(facts), registry());
        assertReadModelAgrees(facts);
    }

    private void assertReadModelAgrees(StoredFacts facts) {
        assertSame("query.batch", facts.batches, batches());
        assertSame("query.product", facts.products, products());
        assertThat(workCenters().keySet()).isEqualTo(facts.workCenters.keySet());
        workCenters()
                .forEach((identifier, name) -> assertThat(lastNames(facts.workCenters.get(identifier)))
                        .as("name of work center %s", identifier)
                        .contains(name));
        new CountedFigures(jdbc).assertRight();
    }

    private record Registered(String batch, @Nullable Instant aggregatedAt) {}

    private static Map<String, Registered> registry(StoredFacts facts) {
        var expected = new TreeMap<String, Registered>();
        facts.products.forEach(
                (code, product) -> expected.put(code, new Registered(product.batch(), product.aggregatedAt())));
        return expected;
    }

    private Map<String, Registered> registry() {
        var found = new TreeMap<String, Registered>();
        jdbc.sql("select code, batch_id, aggregated_at from command.product_code")
                .query(row -> {
                    found.put(
                            row.getString("code"),
                            new Registered(row.getString("batch_id"), instant(row.getTimestamp("aggregated_at"))));
                });
        return found;
    }

    private Map<String, StoredFacts.Product> products() {
        var found = new TreeMap<String, StoredFacts.Product>();
        jdbc.sql("select code, batch_id, number, aggregated_at from query.product")
                .query(row -> {
                    found.put(
                            row.getString("code"),
                            new StoredFacts.Product(
                                    row.getString("batch_id"),
                                    row.getInt("number"),
                                    instant(row.getTimestamp("aggregated_at"))));
                });
        return found;
    }

    private Map<String, Map<String, @Nullable Object>> batches() {
        var found = new TreeMap<String, Map<String, @Nullable Object>>();
        for (Map<String, Object> row :
                jdbc.sql("select * from query.batch").query().listOfRows()) {
            var columns = new HashMap<String, @Nullable Object>();
            row.forEach((column, value) -> columns.put(column, plain(value)));
            found.put(String.valueOf(columns.get("id")), columns);
        }
        return found;
    }

    private Map<String, String> workCenters() {
        var found = new TreeMap<String, String>();
        jdbc.sql("select identifier, name from query.work_center").query(row -> {
            found.put(row.getString("identifier"), row.getString("name"));
        });
        return found;
    }

    /** More than one only if several batches named the work center in the same microsecond. */
    private static List<String> lastNames(@Nullable List<StoredFacts.Naming> namings) {
        var all = Objects.requireNonNull(namings);
        Instant last =
                all.stream().map(StoredFacts.Naming::at).max(Instant::compareTo).orElseThrow();
        return all.stream()
                .filter(naming -> naming.at().equals(last))
                .map(StoredFacts.Naming::name)
                .toList();
    }

    private static @Nullable Object plain(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Timestamp time -> time.toInstant();
            case Number number -> number.longValue();
            case Boolean bool -> bool;
            default -> value.toString();
        };
    }

    private static @Nullable Instant instant(@Nullable Timestamp time) {
        return time == null ? null : time.toInstant();
    }

    /** Compares as maps, but shows only what differs. */
    private static <V> void assertSame(String table, Map<String, V> expected, Map<String, V> found) {
        var keys = new TreeSet<>(expected.keySet());
        keys.addAll(found.keySet());
        var differences = keys.stream()
                .filter(key -> !Objects.equals(expected.get(key), found.get(key)))
                .limit(SHOWN)
                .map(key -> key + ": by the events " + expected.get(key) + ", found " + found.get(key))
                .toList();
        assertThat(differences)
                .as("differences between the events and %s", table)
                .isEmpty();
    }
}

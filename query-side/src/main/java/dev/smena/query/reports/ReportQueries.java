package dev.smena.query.reports;

import static java.util.stream.Collectors.toMap;

import dev.smena.events.BatchId;
import dev.smena.events.CloseReason;
import dev.smena.events.ProductId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a report reads; all of it within one transaction, without which the driver would fetch every product at once. */
@Component
class ReportQueries {

    private static final String BATCH = """
            select b.*, w.name as present_name
            from batch b join work_center w on w.id = b.work_center_id
            where b.id = :id""";

    private static final String AGGREGATED = """
            select width_bucket(cast(extract(epoch from aggregated_at) as float8), :from, :to, :count) as interval,
                   count(*) as products
            from product where batch_id = :id and aggregated_at is not null
            group by interval""";

    private static final String PRODUCTS =
            "select code, aggregated_at from product where batch_id = :id order by number";

    private static final int PRODUCTS_PER_FETCH = 1_000;

    private final JdbcClient jdbc;

    ReportQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<ReportedBatch> findBatch(BatchId id) {
        return jdbc.sql(BATCH)
                .param("id", id.value())
                .query((row, n) -> batch(row))
                .optional();
    }

    /** How many were aggregated in each interval, by its number; those in which there were any. */
    Map<Integer, Integer> countAggregated(BatchId id, ShiftIntervals intervals) {
        return jdbc
                .sql(AGGREGATED)
                .param("id", id.value())
                .param("from", (double) intervals.from().getEpochSecond())
                .param("to", (double) intervals.to().getEpochSecond())
                .param("count", intervals.count())
                .query((row, n) -> Map.entry(row.getInt("interval"), row.getInt("products")))
                .stream()
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** In order of registration, read as they are taken; to be closed. */
    Stream<ReportedProduct> streamProducts(BatchId id) {
        return jdbc
                .sql(PRODUCTS)
                .param("id", id.value())
                .withFetchSize(PRODUCTS_PER_FETCH)
                .query((row, n) -> product(row))
                .stream();
    }

    private static ReportedProduct product(ResultSet row) throws SQLException {
        String code = row.getString("code");
        return new ReportedProduct(ProductId.of(code), code, instant(row, "aggregated_at"));
    }

    private static ReportedBatch batch(ResultSet row) throws SQLException {
        @Nullable String reason = row.getString("close_reason");
        return new ReportedBatch(
                row.getInt("batch_number"),
                row.getObject("batch_date", LocalDate.class),
                row.getBoolean("is_closed"),
                instant(row, "closed_at"),
                reason == null ? null : CloseReason.valueOf(reason),
                row.getString("present_name"),
                row.getString("shift"),
                row.getString("team"),
                row.getString("nomenclature"),
                row.getString("ekn_code"),
                row.getObject("shift_start", OffsetDateTime.class).toInstant(),
                row.getObject("shift_end", OffsetDateTime.class).toInstant(),
                row.getInt("total_products"),
                row.getInt("aggregated_products"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}

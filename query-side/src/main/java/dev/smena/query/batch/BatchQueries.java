package dev.smena.query.batch;

import dev.smena.events.BatchId;
import dev.smena.events.BatchState;
import dev.smena.query.Page;
import dev.smena.query.input.QueryParameters.Range;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What can be asked of batches and their products. A batch with its products is one statement, so one snapshot. */
@Component
class BatchQueries {

    static final String BATCHES = """
            select b.*, w.identifier as work_center_identifier, w.name as present_name
            from batch b join work_center w on w.id = b.work_center_id
            """;

    static final String COUNT = "select count(*) from batch b join work_center w on w.id = b.work_center_id ";

    static final String ORDER = " order by b.batch_date desc, b.batch_number";

    private static final String DETAIL = """
            select b.*, w.identifier as work_center_identifier, w.name as present_name,
                array(select code from product
                      where batch_id = b.id and number < :most order by number) as codes,
                array(select aggregated_at from product
                      where batch_id = b.id and number < :most order by number) as aggregated
            from batch b join work_center w on w.id = b.work_center_id
            where b.id = :id""";

    private static final String TOTALS = "select total_products, aggregated_products from batch where id = :id";

    private static final String PRODUCTS = """
            select code, aggregated_at from product
            where batch_id = :id and number >= :offset order by number limit :limit""";

    private static final String PRODUCTS_AGGREGATED = """
            select code, aggregated_at from product
            where batch_id = :id and (aggregated_at is not null) = :aggregated
            order by number offset :offset limit :limit""";

    private final JdbcClient jdbc;

    BatchQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<BatchDetail> findBatch(BatchId id) {
        return jdbc.sql(DETAIL)
                .param("id", id.value())
                .param("most", BatchDetail.MOST_PRODUCTS)
                .query((row, n) -> detail(row))
                .optional();
    }

    Page<BatchState> findBatches(BatchFilter filter, Range range) {
        List<BatchState> items = jdbc.sql(BATCHES + filter.where() + ORDER + " limit :limit offset :offset")
                .params(filter.values())
                .param("limit", range.limit())
                .param("offset", range.offset())
                .query((row, n) -> present(row))
                .list();
        long total = jdbc.sql(COUNT + filter.where())
                .params(filter.values())
                .query(Long.class)
                .single();
        return new Page<>(items, total, range.offset(), range.limit());
    }

    Optional<Page<ProductView>> findProducts(BatchId id, @Nullable Boolean aggregated, Range range) {
        return jdbc.sql(TOTALS)
                .param("id", id.value())
                .query((row, n) -> total(row, aggregated))
                .optional()
                .map(total -> new Page<>(products(id, aggregated, range), total, range.offset(), range.limit()));
    }

    private List<ProductView> products(BatchId id, @Nullable Boolean aggregated, Range range) {
        var query = aggregated == null
                ? jdbc.sql(PRODUCTS)
                : jdbc.sql(PRODUCTS_AGGREGATED).param("aggregated", aggregated);
        return query.param("id", id.value())
                .param("offset", range.offset())
                .param("limit", range.limit())
                .query((row, n) -> {
                    OffsetDateTime at = row.getObject("aggregated_at", OffsetDateTime.class);
                    return ProductView.of(row.getString("code"), at == null ? null : at.toInstant());
                })
                .list();
    }

    private static long total(ResultSet row, @Nullable Boolean aggregated) throws SQLException {
        int all = row.getInt("total_products");
        int done = row.getInt("aggregated_products");
        return aggregated == null ? all : aggregated ? done : all - done;
    }

    static BatchState present(ResultSet row) throws SQLException {
        return BatchRows.state(row).withWorkCenterName(row.getString("present_name"));
    }

    private static BatchDetail detail(ResultSet row) throws SQLException {
        var codes = (String[]) row.getArray("codes").getArray();
        var aggregated = (@Nullable Timestamp[]) row.getArray("aggregated").getArray();
        List<ProductView> products = IntStream.range(0, codes.length)
                .mapToObj(i -> ProductView.of(
                        codes[i],
                        Optional.ofNullable(aggregated[i])
                                .map(Timestamp::toInstant)
                                .orElse(null)))
                .toList();
        return new BatchDetail(
                present(row),
                products,
                row.getInt("total_products") > products.size(),
                BatchRows.state(row).entityTag(row.getString("present_name")));
    }
}

package dev.smena.query.batch;

import dev.smena.query.batch.ProductChanges.NewProduct;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Table {@code product}, written with as few statements as can be. */
@Component
class ProductRows {

    private static final String INSERT = """
            insert into product (code, batch_id, number, aggregated_at)
            select * from unnest(
                :codes, cast(:batches as uuid[]), cast(:numbers as int[]), cast(:aggregatedAt as timestamptz[]))
            on conflict (code) do update set aggregated_at = excluded.aggregated_at""";

    private static final String UPDATE = """
            update product as product set aggregated_at = change.aggregated_at
            from unnest(:codes, cast(:aggregatedAt as timestamptz[])) as change (code, aggregated_at)
            where product.code = change.code""";

    /** Keeps one statement well below the server's time limit, however many codes a few hundred events carry. */
    private static final int ROWS_PER_STATEMENT = 20_000;

    private final JdbcClient jdbc;

    ProductRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void save(ProductChanges changes) {
        List<NewProduct> created = changes.created();
        for (int from = 0; from < created.size(); from += ROWS_PER_STATEMENT) {
            insert(created.subList(from, Math.min(from + ROWS_PER_STATEMENT, created.size())));
        }
        var changed = changes.aggregatedAt();
        if (!changed.isEmpty()) {
            jdbc.sql(UPDATE)
                    .param("codes", changed.keySet().toArray(String[]::new))
                    .param("aggregatedAt", texts(changed.values(), at -> at))
                    .update();
        }
    }

    private void insert(List<NewProduct> created) {
        jdbc.sql(INSERT)
                .param("codes", texts(created, NewProduct::code))
                .param("batches", texts(created, NewProduct::batch))
                .param("numbers", texts(created, NewProduct::number))
                .param("aggregatedAt", texts(created, NewProduct::aggregatedAt))
                .update();
    }

    private static <T extends @Nullable Object> @Nullable String[] texts(
            Collection<T> of, Function<T, @Nullable Object> value) {
        return of.stream()
                .map(value)
                .map(field -> Objects.toString(field, null))
                .toArray(String[]::new);
    }
}

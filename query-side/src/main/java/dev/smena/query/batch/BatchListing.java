package dev.smena.query.batch;

import dev.smena.events.BatchState;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The whole of a filtered list of batches, as the pages of the list would show it. */
@Component
public class BatchListing {

    private static final int FETCH_SIZE = 1_000;

    private final JdbcClient jdbc;

    public BatchListing(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public long count(BatchFilter filter) {
        return jdbc.sql(BatchQueries.COUNT + filter.where())
                .params(filter.values())
                .query(Long.class)
                .single();
    }

    /** To be closed. Read by a cursor, which PostgreSQL keeps only within a transaction. */
    public Stream<BatchState> stream(BatchFilter filter) {
        return jdbc
                .sql(BatchQueries.BATCHES + filter.where() + BatchQueries.ORDER)
                .withFetchSize(FETCH_SIZE)
                .params(filter.values())
                .query((row, n) -> BatchQueries.present(row))
                .stream();
    }
}

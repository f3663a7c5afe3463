package dev.smena.benchmarks;

import dev.smena.command.batch.CreateBatch;
import dev.smena.events.BatchId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.jdbc.datasource.init.ScriptUtils;

/**
 * What the server can do: commits the rows of a command and nothing else. It decides nothing, reads nothing, and nobody
 * reads what it writes.
 */
final class PlainJdbc implements Contender {

    private static final String REGISTER =
            "insert into bench.product_code (code, batch_id) select code, ? from unnest(?) as new (code)";
    private static final String AGGREGATE =
            "update bench.product_code set aggregated_at = ? where code = any(?) and batch_id = ?";
    private static final String DISAGGREGATE =
            "update bench.product_code set aggregated_at = null where code = any(?) and batch_id = ?";

    private final DataSource connections;
    private final Map<BatchId, AtomicLong> sequences = new ConcurrentHashMap<>();

    PlainJdbc(DataSource connections) {
        this.connections = connections;
    }

    static void createTables(DataSource database) {
        var script = new ResourceDatabasePopulator(new ClassPathResource("bench-schema.sql"));
        script.setSeparator(ScriptUtils.EOF_STATEMENT_SEPARATOR);
        script.execute(database);
    }

    @Override
    public void create(CreateBatch batch) {
        commit(PlainEvent.created(batch), none -> {});
    }

    @Override
    public void register(BatchId batch, List<String> codes) {
        commit(event("ProductsRegistered", batch, codes), connection -> {
            try (var insert = connection.prepareStatement(REGISTER)) {
                insert.setObject(1, batch.value());
                bind(insert, 2, codes);
                insert.executeUpdate();
            }
        });
    }

    @Override
    public void aggregate(BatchId batch, List<String> codes) {
        commit(event("ProductsAggregated", batch, codes), connection -> {
            try (var update = connection.prepareStatement(AGGREGATE)) {
                update.setObject(1, OffsetDateTime.now());
                bind(update, 2, codes);
                update.setObject(3, batch.value());
                require(update.executeUpdate() == codes.size());
            }
        });
    }

    @Override
    public void disaggregate(BatchId batch, List<String> codes) {
        commit(event("ProductsDisaggregated", batch, codes), connection -> {
            try (var update = connection.prepareStatement(DISAGGREGATE)) {
                bind(update, 1, codes);
                update.setObject(2, batch.value());
                require(update.executeUpdate() == codes.size());
            }
        });
    }

    private PlainEvent event(String type, BatchId batch, List<String> codes) {
        long sequence =
                sequences.computeIfAbsent(batch, first -> new AtomicLong()).incrementAndGet();
        return PlainEvent.of(type, batch, sequence, codes);
    }

    private interface Rows {
        void write(Connection connection) throws SQLException;
    }

    private void commit(PlainEvent event, Rows rows) {
        try (var connection = connections.getConnection()) {
            connection.setAutoCommit(false);
            rows.write(connection);
            event.insert(connection);
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void bind(PreparedStatement statement, int index, List<String> codes) throws SQLException {
        statement.setArray(index, statement.getConnection().createArrayOf("text", codes.toArray()));
    }

    private static void require(boolean allChanged) {
        if (!allChanged) {
            throw new IllegalStateException("not all codes were changed");
        }
    }
}

package dev.smena.command.registry;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/** The registry's table on one PostgreSQL server for all tests of this module; it stops with the JVM. */
final class RegistryTable {

    private static final DataSource CONNECTIONS = start();
    private static final DataSource ONE_CONNECTION = oneOf(CONNECTIONS);

    private RegistryTable() {}

    /** One connection, kept open, as long as one thread works at a time. */
    static DataSource emptied() {
        new JdbcTemplate(ONE_CONNECTION).execute("delete from command.product_code");
        return ONE_CONNECTION;
    }

    /** A new connection for each transaction, so that callers can race. */
    static DataSource connections() {
        return CONNECTIONS;
    }

    private static DataSource start() {
        try {
            var database = EmbeddedPostgres.builder()
                    .setLocaleConfig("locale", "C")
                    .start()
                    .getPostgresDatabase();
            new JdbcTemplate(database).execute("create schema command");
            new ResourceDatabasePopulator(new ClassPathResource("db/command/changelog.sql")).execute(database);
            return database;
        } catch (IOException e) {
            throw new IllegalStateException("no database to test on", e);
        }
    }

    private static DataSource oneOf(DataSource database) {
        try {
            return new SingleConnectionDataSource(database.getConnection(), true);
        } catch (SQLException e) {
            throw new IllegalStateException("no database to test on", e);
        }
    }
}

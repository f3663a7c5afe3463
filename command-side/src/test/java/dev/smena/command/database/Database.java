package dev.smena.command.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.SQLException;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/** The command side's tables on one PostgreSQL server for all tests of this module; it stops with the JVM. */
public final class Database {

    private static final DataSource CONNECTIONS = start();
    private static final DataSource ONE_CONNECTION = oneOf(CONNECTIONS);
    private static final String EMPTY_ALL_TABLES = new JdbcTemplate(ONE_CONNECTION)
            .queryForList("select tablename from pg_tables where schemaname = 'command'", String.class).stream()
                    .map("delete from command.%s;"::formatted)
                    .collect(Collectors.joining());

    private Database() {}

    /** One connection, kept open, as long as one thread works at a time. */
    public static DataSource emptied() {
        new JdbcTemplate(ONE_CONNECTION).execute(EMPTY_ALL_TABLES);
        return ONE_CONNECTION;
    }

    /** A new connection for each transaction, so that callers can race. */
    public static DataSource connections() {
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

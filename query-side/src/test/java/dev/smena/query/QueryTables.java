package dev.smena.query;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/** The query side's tables, on one PostgreSQL server and one connection for all tests; both end with the JVM. */
public final class QueryTables {

    private static final DataSource DATABASE = start();

    private QueryTables() {}

    public static DataSource emptied() {
        new JdbcTemplate(DATABASE)
                .batchUpdate(
                        "delete from query.product",
                        "delete from query.batch",
                        "delete from query.work_center",
                        "delete from query.task",
                        "delete from query.task_error",
                        "delete from query.webhook",
                        "delete from query.webhook_delivery",
                        "delete from query.webhook_delivery_count",
                        "delete from query.counted_batch",
                        "delete from query.count_by_shift",
                        "delete from query.count_by_work_center",
                        "delete from query.count_by_day");
        return DATABASE;
    }

    /** With what the test has put into them. */
    public static DataSource filled() {
        return DATABASE;
    }

    private static DataSource start() {
        try {
            var server =
                    EmbeddedPostgres.builder().setLocaleConfig("locale", "C").start();
            var database =
                    new SingleConnectionDataSource(server.getPostgresDatabase().getConnection(), true);
            new JdbcTemplate(database).execute("create schema query; set search_path to query");
            new ResourceDatabasePopulator(changelog()).execute(database);
            return database;
        } catch (IOException | SQLException e) {
            throw new IllegalStateException("no database to test on", e);
        }
    }

    private static Resource changelog() throws IOException {
        return new ByteArrayResource(new ClassPathResource("db/query/changelog.sql")
                .getContentAsString(UTF_8)
                .replace("${query-schema}", "query")
                .getBytes(UTF_8));
    }
}

package dev.smena.infra.eventstore;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import javax.sql.DataSource;
import liquibase.exception.LiquibaseException;
import liquibase.integration.spring.SpringLiquibase;
import org.axonframework.common.jdbc.UnitOfWorkAwareConnectionProviderWrapper;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** All of Smena's tables, as its change logs make them, on one PostgreSQL server that stops with the JVM. */
public final class EventTables {

    public static final DataSource DATABASE = start();

    private EventTables() {}

    /** The engine as Smena configures it. */
    static EventStorageEngine engine() {
        var configuration = new EventStoreConfiguration();
        var serializer = configuration.serializer();
        return configuration.eventStorageEngine(
                serializer,
                new UnitOfWorkAwareConnectionProviderWrapper(new SpringDataSourceConnectionProvider(DATABASE)),
                new SpringTransactionManager(new JdbcTransactionManager(DATABASE)),
                DefaultConfigurer.defaultConfiguration()
                        .configureSerializer(axon -> serializer)
                        .buildConfiguration());
    }

    private static DataSource start() {
        try {
            var database = EmbeddedPostgres.builder()
                    .setLocaleConfig("locale", "C")
                    .start()
                    .getPostgresDatabase();
            var changes = new SpringLiquibase();
            changes.setDataSource(database);
            changes.setChangeLog("classpath:db/changelog.yaml");
            changes.setResourceLoader(new DefaultResourceLoader());
            changes.afterPropertiesSet();
            return database;
        } catch (IOException | LiquibaseException e) {
            throw new IllegalStateException("no database to test on", e);
        }
    }
}

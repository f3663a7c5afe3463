package dev.smena.infra.database;

import dev.smena.infra.SmenaProperties;
import dev.smena.infra.home.HomeLock;
import dev.smena.infra.launch.StartupProblem;
import dev.smena.infra.roles.Role;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.liquibase.autoconfigure.LiquibaseConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Starts the embedded server unless {@code spring.datasource.url} names another. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    @Bean
    @Conditional(NoServerNamed.class)
    EmbeddedDatabase embeddedDatabase(HomeLock home, SmenaProperties properties) {
        if (!properties.roles().contains(Role.COMMAND)) {
            throw new StartupProblem("a node without the role command has no database of its own; name the one that"
                    + " events are written to with spring.datasource.url.");
        }
        return EmbeddedDatabase.start(home);
    }

    @Bean
    @Conditional(NoMigrationAccountNamed.class)
    LiquibaseConnectionDetails migrationConnection(JdbcConnectionDetails database) {
        return new MigrationConnection(database);
    }

    /** A connection of their own, without the pool's time limits: a migration takes as long as there is data. */
    private record MigrationConnection(JdbcConnectionDetails database) implements LiquibaseConnectionDetails {

        @Override
        public String getJdbcUrl() {
            return database.getJdbcUrl();
        }

        @Override
        public @Nullable String getUsername() {
            return database.getUsername();
        }

        @Override
        public @Nullable String getPassword() {
            return database.getPassword();
        }
    }

    static final class NoMigrationAccountNamed implements Condition {

        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return Stream.of("spring.liquibase.url", "spring.liquibase.user")
                    .noneMatch(context.getEnvironment()::containsProperty);
        }
    }

    static final class NoServerNamed implements Condition {

        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return !context.getEnvironment().containsProperty("spring.datasource.url");
        }
    }
}

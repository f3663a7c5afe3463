package dev.smena.infra.rebuild;

import com.zaxxer.hikari.HikariDataSource;
import dev.smena.events.TaskId;
import dev.smena.infra.readmodel.ReadGroup;
import dev.smena.infra.roles.OnRole;
import dev.smena.infra.roles.Role;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import liquibase.exception.LiquibaseException;
import liquibase.integration.spring.SpringLiquibase;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.AnnotationEventHandlerAdapter;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.util.ClassUtils;

/** Makes replicas, each in a schema of its own, which the query side's own migrations fill with empty tables. */
@Component
@OnRole(Role.COMMAND)
class Replicas {

    private static final String QUERY_SIDE = "dev.smena.query";
    private static final int CONNECTIONS = 4;

    private final JdbcConnectionDetails database;
    private final ParameterResolverFactory parameters;
    private final Clock clock;

    Replicas(JdbcConnectionDetails database, ParameterResolverFactory parameters, Clock clock) {
        this.database = database;
        this.parameters = parameters;
        this.clock = clock;
    }

    /** Each task has its own, so that one that has ended and cleans up late takes nothing from the next. */
    static String schema(String copy, TaskId task) {
        return "rebuild_" + copy + "_" + task.value().toString().replace("-", "");
    }

    /** Over the tables there are; before the first use there have to be some. */
    Replica open(String schema, ReadGroup group) {
        HikariDataSource connections = connections(schema);
        return new Replica(schema, connections, projections(group, connections));
    }

    /** Empty tables, whatever was there before. */
    void makeTables(String schema) {
        try (var connections = connections(schema)) {
            var jdbc = JdbcClient.create(connections);
            jdbc.sql("drop schema if exists " + schema + " cascade").update();
            jdbc.sql("create schema " + schema).update();
            migrate(connections, schema);
        } catch (LiquibaseException e) {
            throw new IllegalStateException("The tables of a replica cannot be made", e);
        }
    }

    void dropTables(String schema) {
        try (var connections = connections(schema)) {
            JdbcClient.create(connections)
                    .sql("drop schema if exists " + schema + " cascade")
                    .update();
        }
    }

    private static void migrate(DataSource connections, String schema) throws LiquibaseException {
        var liquibase = new SpringLiquibase();
        liquibase.setResourceLoader(new DefaultResourceLoader());
        liquibase.setDataSource(connections);
        liquibase.setChangeLog("classpath:db/query/changelog.sql");
        liquibase.setChangeLogParameters(Map.of("query-schema", schema));
        liquibase.setDefaultSchema(schema);
        liquibase.setLiquibaseSchema(schema);
        liquibase.afterPropertiesSet();
    }

    /** A lost commit is no harm, as what was built and how far it is are lost together; nor are long statements. */
    private HikariDataSource connections(String schema) {
        var connections = new HikariDataSource();
        connections.setPoolName(schema);
        connections.setMaximumPoolSize(CONNECTIONS);
        connections.setMinimumIdle(0);
        connections.setJdbcUrl(database.getJdbcUrl());
        connections.setUsername(database.getUsername());
        connections.setPassword(database.getPassword());
        connections.addDataSourceProperty("ApplicationName", "smena rebuild");
        connections.addDataSourceProperty("reWriteBatchedInserts", "true");
        connections.addDataSourceProperty("tcpKeepAlive", "true");
        connections.addDataSourceProperty("connectTimeout", "5");
        connections.addDataSourceProperty("currentSchema", schema);
        connections.addDataSourceProperty(
                "options", "-c synchronous_commit=off -c idle_in_transaction_session_timeout=40s");
        return connections;
    }

    /** As the live ones are made, with nothing in common but the clock. */
    private List<AnnotationEventHandlerAdapter> projections(ReadGroup group, DataSource connections) {
        List<? extends Class<?>> types = classesOf(group);
        var beans = new AnnotationConfigApplicationContext();
        beans.registerBean(JdbcClient.class, () -> JdbcClient.create(connections));
        beans.registerBean(NamedParameterJdbcTemplate.class, () -> new NamedParameterJdbcTemplate(connections));
        beans.registerBean(Clock.class, () -> clock);
        Set<Class<?>> known = new HashSet<>();
        types.forEach(type -> register(type, beans, known));
        beans.refresh();
        return types.stream()
                .map(beans::getBean)
                .map(projection -> new AnnotationEventHandlerAdapter(projection, parameters))
                .toList();
    }

    /** Found as classes: where this node does not project, there are no beans of them. */
    private static List<? extends Class<?>> classesOf(ReadGroup group) {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(ProcessingGroup.class));
        return scanner.findCandidateComponents(QUERY_SIDE).stream()
                .<Class<?>>map(found -> ClassUtils.resolveClassName(
                        String.valueOf(found.getBeanClassName()), Replicas.class.getClassLoader()))
                .filter(type -> group.processor()
                        .equals(type.getAnnotation(ProcessingGroup.class).value()))
                .toList();
    }

    private static void register(Class<?> type, AnnotationConfigApplicationContext beans, Set<Class<?>> known) {
        if (type.getName().startsWith(QUERY_SIDE + ".") && known.add(type)) {
            beans.registerBean(type);
            for (Class<?> needed : type.getDeclaredConstructors()[0].getParameterTypes()) {
                register(needed, beans, known);
            }
        }
    }
}

package dev.smena.infra.rebuild;

import com.zaxxer.hikari.HikariDataSource;
import dev.smena.events.EventTypes;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.AnnotationEventHandlerAdapter;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.ResultMessage;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.RollbackConfigurationType;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A second set of a group's projections. They are of the same classes as the live ones, but their connections lead to
 * tables of their own.
 */
final class Replica implements AutoCloseable {

    private final String schema;
    private final HikariDataSource connections;
    private final List<AnnotationEventHandlerAdapter> projections;
    private final JdbcTransactionManager transactions;
    private final TransactionManager forAxon;

    /**
     * @param schema where its tables are
     * @param projections whose JDBC client has these connections
     */
    Replica(String schema, HikariDataSource connections, List<AnnotationEventHandlerAdapter> projections) {
        this.schema = schema;
        this.connections = connections;
        this.projections = projections;
        this.transactions = new JdbcTransactionManager(connections);
        this.forAxon = new SpringTransactionManager(transactions);
    }

    String schema() {
        return schema;
    }

    JdbcClient jdbc() {
        return JdbcClient.create(connections);
    }

    /** @param isolation one of the constants of {@link TransactionDefinition} */
    TransactionTemplate transaction(int isolation) {
        var template = new TransactionTemplate(transactions);
        template.setIsolationLevel(isolation);
        return template;
    }

    /** Stored names of the events that none of the projections has a handler for. */
    String[] passedOver() {
        return EventTypes.byName().entrySet().stream()
                .filter(type -> projections.stream().noneMatch(handles(type.getValue())))
                .map(Map.Entry::getKey)
                .toArray(String[]::new);
    }

    private static Predicate<AnnotationEventHandlerAdapter> handles(Class<?> type) {
        return projection -> projection.canHandleType(type);
    }

    /** Applies some events, one or more, and does this besides, in one transaction: the one at hand if there is one. */
    void apply(List<? extends EventMessage<?>> events, Runnable besides) {
        var work = new BatchingUnitOfWork<EventMessage<?>>(List.copyOf(events));
        work.attachTransaction(forAxon);
        work.onPrepareCommit(done -> besides.run());
        ResultMessage<?> result = work.executeWithResult(
                () -> {
                    for (AnnotationEventHandlerAdapter projection : projections) {
                        projection.handle(work.getMessage());
                    }
                    return null;
                },
                RollbackConfigurationType.ANY_THROWABLE);
        if (result.isExceptional()) {
            throw result.exceptionResult() instanceof RuntimeException failure
                    ? failure
                    : new IllegalStateException(result.exceptionResult());
        }
    }

    @Override
    public void close() {
        connections.close();
    }
}

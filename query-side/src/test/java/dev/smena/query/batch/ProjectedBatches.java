package dev.smena.query.batch;

import dev.smena.query.QueryTables;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The projection on empty tables, fed as a processor feeds it: a unit of work, in a transaction, for some events. */
public final class ProjectedBatches {

    final BatchQueries queries;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final BatchProjection projection;

    public ProjectedBatches() {
        var database = QueryTables.emptied();
        var named = new NamedParameterJdbcTemplate(database);
        jdbc = JdbcClient.create(named);
        transaction = new TransactionTemplate(new JdbcTransactionManager(database));
        queries = new BatchQueries(jdbc);
        projection = new BatchProjection(new BatchRows(named), new ProductRows(jdbc), new WorkCenterRows(named));
    }

    public void together(Numbered... events) {
        together(List.of(events));
    }

    public void together(List<Numbered> events) {
        transaction.executeWithoutResult(open -> {
            var work = DefaultUnitOfWork.startAndGet(GenericEventMessage.asEventMessage("batch of events"));
            events.forEach(one -> projection.on(one.event(), one.sequence()));
            work.commit();
        });
    }

    void oneByOne(Numbered... events) {
        List.of(events).forEach(this::together);
    }

    BatchDetail find(Story batch) {
        return queries.findBatch(batch.id).orElseThrow();
    }

    /** Everything the projection has written. */
    Map<String, List<Map<String, Object>>> rows() {
        return Map.of(
                "batch", rows("select * from query.batch order by id"),
                "product", rows("select * from query.product order by code"),
                "work_center", rows("select * from query.work_center order by id"));
    }

    private List<Map<String, Object>> rows(String select) {
        return jdbc.sql(select).query().listOfRows();
    }
}

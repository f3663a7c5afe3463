package dev.smena.query.analytics;

import dev.smena.query.QueryTables;
import dev.smena.query.batch.Numbered;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The projection on empty tables, fed as a processor feeds it: a unit of work, in a transaction, for some events. */
final class ProjectedAnalytics {

    private final ZoneId zone;
    private final JdbcClient jdbc;
    private final JdbcTransactionManager transactions;
    private final AnalyticsProjection projection;

    ProjectedAnalytics(String zone) {
        this.zone = ZoneId.of(zone);
        var database = QueryTables.emptied();
        var named = new NamedParameterJdbcTemplate(database);
        jdbc = JdbcClient.create(named);
        transactions = new JdbcTransactionManager(database);
        projection = new AnalyticsProjection(
                new CountedBatchRows(named),
                new ShiftCounts(named),
                new WorkCenterCounts(named),
                new DayCounts(named),
                Clock.fixed(Instant.EPOCH, this.zone));
    }

    ProjectedAnalytics() {
        this("Asia/Yekaterinburg");
    }

    void together(Numbered... events) {
        together(List.of(events));
    }

    void together(List<Numbered> events) {
        new TransactionTemplate(transactions).executeWithoutResult(open -> {
            var work = DefaultUnitOfWork.startAndGet(GenericEventMessage.asEventMessage("batch of events"));
            events.forEach(one -> projection.on(one.event(), one.sequence()));
            work.commit();
        });
    }

    /** As if the processor died, or lost its token, just before the commit. */
    void rolledBack(List<Numbered> events) {
        new TransactionTemplate(transactions).executeWithoutResult(open -> {
            together(events);
            open.setRollbackOnly();
        });
    }

    void oneByOne(List<Numbered> events) {
        events.forEach(this::together);
    }

    void oneByOne(Numbered... events) {
        oneByOne(List.of(events));
    }

    Dashboard dashboard(Instant now) {
        return new DashboardQueries(jdbc, transactions, Clock.fixed(now, zone)).findDashboard();
    }

    /** Everything the projection has written. */
    Map<String, List<Map<String, Object>>> rows() {
        return Map.of(
                "batch", rows("select * from query.counted_batch order by id"),
                "shift", rows("select * from query.count_by_shift order by shift"),
                "work center", rows("select * from query.count_by_work_center order by id"),
                "day", rows("select * from query.count_by_day order by day"));
    }

    private List<Map<String, Object>> rows(String select) {
        return jdbc.sql(select).query().listOfRows();
    }
}

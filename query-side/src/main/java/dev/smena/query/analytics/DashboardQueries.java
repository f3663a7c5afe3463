package dev.smena.query.analytics;

import dev.smena.query.analytics.Dashboard.ShiftFigures;
import dev.smena.query.analytics.Dashboard.Summary;
import dev.smena.query.analytics.Dashboard.Today;
import dev.smena.query.analytics.Dashboard.WorkCenterFigures;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads the counters, from one snapshot, so that its figures agree with each other. */
@Component
class DashboardQueries {

    static final int MOST_SHIFTS = 1_000;

    private static final String ALL = """
            select cast(coalesce(sum(batches), 0) as bigint) as batches,
                cast(coalesce(sum(closed), 0) as bigint) as closed,
                cast(coalesce(sum(products), 0) as bigint) as products,
                cast(coalesce(sum(aggregated), 0) as bigint) as aggregated
            from count_by_work_center""";

    private static final String SHIFTS = "select * from count_by_shift order by batches desc, shift limit :most";

    private static final String TOP_WORK_CENTERS = """
            select * from count_by_work_center
            order by products desc, batches desc, identifier limit 5""";

    private static final String DAY = "select * from count_by_day where day = :day";

    private final JdbcClient jdbc;
    private final TransactionTemplate snapshot;
    private final Clock clock;

    DashboardQueries(JdbcClient jdbc, PlatformTransactionManager transactions, Clock clock) {
        this.jdbc = jdbc;
        this.snapshot = new TransactionTemplate(transactions);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        snapshot.setReadOnly(true);
        this.clock = clock;
    }

    Dashboard findDashboard() {
        return snapshot.execute(open -> {
            Instant now = clock.instant();
            return new Dashboard(
                    Summary.of(jdbc.sql(ALL).query((row, n) -> tally(row)).single()),
                    today(LocalDate.ofInstant(now, clock.getZone())),
                    shifts(),
                    topWorkCenters(),
                    now);
        });
    }

    private Today today(LocalDate day) {
        return Today.of(jdbc.sql(DAY)
                .param("day", day)
                .query((row, n) -> day(row))
                .optional()
                .orElse(DayTally.NONE));
    }

    private Map<String, ShiftFigures> shifts() {
        var shifts = new LinkedHashMap<String, ShiftFigures>();
        jdbc.sql(SHIFTS).param("most", MOST_SHIFTS).query(row -> {
            shifts.put(row.getString("shift"), ShiftFigures.of(tally(row)));
        });
        return shifts;
    }

    private List<WorkCenterFigures> topWorkCenters() {
        return jdbc.sql(TOP_WORK_CENTERS)
                .query((row, n) -> WorkCenterFigures.of(row.getString("identifier"), row.getString("name"), tally(row)))
                .list();
    }

    private static Tally tally(ResultSet row) throws SQLException {
        return new Tally(
                row.getLong("batches"), row.getLong("closed"), row.getLong("products"), row.getLong("aggregated"));
    }

    private static DayTally day(ResultSet row) throws SQLException {
        return new DayTally(
                row.getLong("batches_created"),
                row.getLong("batches_closed"),
                row.getLong("products_added"),
                row.getLong("products_aggregated"),
                row.getLong("products_disaggregated"));
    }
}

package dev.smena.query.workcenter;

import dev.smena.events.WorkCenter;
import dev.smena.events.WorkCenterId;
import dev.smena.query.Page;
import dev.smena.query.input.QueryParameters.Range;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What can be asked of work centers. */
@Component
public class WorkCenterQueries {

    private final JdbcClient jdbc;

    WorkCenterQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Page<WorkCenter> findWorkCenters(Range range) {
        var items = jdbc.sql("select id, identifier, name from work_center"
                        + " order by identifier limit :limit offset :offset")
                .param("limit", range.limit())
                .param("offset", range.offset())
                .query((row, n) -> new WorkCenter(
                        new WorkCenterId(row.getObject("id", UUID.class)),
                        row.getString("identifier"),
                        row.getString("name")))
                .list();
        long total =
                jdbc.sql("select count(*) from work_center").query(Long.class).single();
        return new Page<>(items, total, range.offset(), range.limit());
    }

    /** The name the work center bears now; empty if the read model does not know it yet. */
    public Optional<String> findName(WorkCenterId id) {
        return jdbc.sql("select name from work_center where id = :id")
                .param("id", id.value())
                .query(String.class)
                .optional();
    }
}

package dev.smena.query.workcenter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smena.events.WorkCenter;
import dev.smena.events.WorkCenterId;
import dev.smena.query.QueryTables;
import dev.smena.query.input.QueryParameters.Range;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class WorkCenterQueriesTest {

    private final JdbcClient jdbc = JdbcClient.create(QueryTables.emptied());
    private final WorkCenterQueries queries = new WorkCenterQueries(jdbc);

    @Test
    void workCentersAreListedByIdentifierCharacterByCharacterInPages() {
        for (String identifier : new String[] {"rc-1", "Я", "RC-2", "RC-10", "RC-1"}) {
            given(identifier, "Линия " + identifier);
        }

        var all = queries.findWorkCenters(new Range(0, 20));
        assertThat(all.items())
                .extracting(WorkCenter::identifier)
                .containsExactly("RC-1", "RC-10", "RC-2", "rc-1", "Я");
        assertThat(all.items().getFirst()).isEqualTo(new WorkCenter(WorkCenterId.of("RC-1"), "RC-1", "Линия RC-1"));

        var part = queries.findWorkCenters(new Range(1, 2));
        assertThat(part.items()).isEqualTo(all.items().subList(1, 3));
        assertThat(part.total()).isEqualTo(5);
    }

    @Test
    void aWorkCentersNameIsFoundByItsId() {
        given("RC-1", "Линия «Саше-1»");

        assertThat(queries.findName(WorkCenterId.of("RC-1"))).contains("Линия «Саше-1»");
        assertThat(queries.findName(WorkCenterId.of("RC-2"))).isEmpty();
    }

    private void given(String identifier, String name) {
        jdbc.sql("insert into query.work_center (id, identifier, name, named_at) values (?, ?, ?, now())")
                .params(WorkCenterId.of(identifier).value(), identifier, name)
                .update();
    }
}

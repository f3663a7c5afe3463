package dev.smena.infra;

import static dev.smena.infra.ShiftTasks.uniqueCodes;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

/** What a write costs the database. */
@WholeSystem
@Import(RecordedStatements.class)
class StatementsIT {

    private final Http http;
    private final RecordedStatements recorded;
    private final String request = UUID.randomUUID().toString();
    private final String[] traced = {"X-Request-Id", request, "Prefer", "respond-async"};
    private final List<String> codes = ShiftTasks.codes(100);
    private String batch;

    StatementsIT(@LocalServerPort int port, @Autowired RecordedStatements recorded) {
        this.http = new Http(port);
        this.recorded = recorded;
    }

    @BeforeEach
    void createABatchWhichStaysCached() {
        batch = ShiftTasks.create(http);
    }

    @Test
    void registeringAHundredCodesIsTwoInsertsAndACommit() {
        http.post("/batches/" + batch + "/products", uniqueCodes(codes), traced);

        assertStatements("insert into command.product_code", "insert into events.domain_event", "commit");
    }

    @Test
    void aggregatingAHundredCodesIsAnUpdateAnInsertAndACommit() {
        http.post("/batches/" + batch + "/products", uniqueCodes(codes));

        http.post("/batches/" + batch + "/aggregate", uniqueCodes(codes), traced);

        assertStatements("update command.product_code", "insert into events.domain_event", "commit");
    }

    @Test
    void creatingAThousandBatchesIsAQuestionAnInsertAndACommit() {
        http.post("/batches", Stream.generate(ShiftTasks::one).limit(1_000).toList(), traced);

        assertStatements("select first.aggregate_identifier from unnest", "insert into events.domain_event", "commit");
    }

    @Test
    void registeringCodesInManyBatchesIsOneStatementForAllCodesAndOneForAllEvents() {
        String other = ShiftTasks.create(http);

        http.post(
                "/products",
                codes.stream()
                        .map(code -> Map.of("unique_code", code, "batch_id", code.hashCode() % 2 == 0 ? batch : other))
                        .toList(),
                traced);

        assertStatements("insert into command.product_code", "insert into events.domain_event", "commit");
    }

    @Test
    void aRefusalOnlyAsksWhetherAnotherNodeHasChangedTheBatch() {
        http.patch("/batches/" + batch, Map.of("is_closed", true));

        http.post("/batches/" + batch + "/aggregate", uniqueCodes(codes), traced);

        assertThat(recorded.of(request).stream().filter(statement -> !statement.equals("rollback")))
                .singleElement()
                .asString()
                .startsWith("SELECT max(sequence_number) FROM events.domain_event");
    }

    private void assertStatements(String... beginnings) {
        List<String> statements = recorded.of(request);
        assertThat(statements).hasSameSizeAs(beginnings);
        for (int i = 0; i < beginnings.length; i++) {
            assertThat(statements.get(i)).startsWith(beginnings[i]);
        }
    }
}

package dev.smena.infra;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** The checker that other tests rely on does find what does not agree. Nothing tampered with is committed. */
@WholeSystem
class AgreementIT {

    private final Http http;
    private final JdbcClient jdbc;
    private final TransactionOperations transaction;
    private String batch;

    AgreementIT(@LocalServerPort int port, @Autowired JdbcClient jdbc, @Autowired TransactionOperations transaction) {
        this.http = new Http(port);
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    @BeforeEach
    void aggregateACode() {
        batch = ShiftTasks.create(http);
        var codes = ShiftTasks.uniqueCodes(ShiftTasks.codes(1));
        http.post("/batches/" + batch + "/products", codes);
        http.post("/batches/" + batch + "/aggregate", codes);
    }

    @Test
    void allAgreesByItself() {
        new Agreement(jdbc).assertHolds();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update query.counted_batch set version = version + 1",
                "delete from query.counted_batch",
                "update query.count_by_shift set products = products + 1",
                "insert into query.count_by_shift values ('Нет такой смены', 0, 0, 0, 0)",
                "update query.count_by_work_center set closed = closed + 1",
                "delete from query.count_by_work_center",
                "update query.count_by_day set products_disaggregated = products_disaggregated + 1",
                "delete from query.count_by_day"
            })
    void aCounterTamperedWithIsFound(String tampering) {
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            jdbc.sql(tampering).update();

            assertThatThrownBy(() -> new Agreement(jdbc).assertAgreesNow())
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining(tampering.split(" ")[tampering.startsWith("update") ? 1 : 2]);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "delete from command.product_code where batch_id::text = :batch",
                "update command.product_code set aggregated_at = null where batch_id::text = :batch",
                "update command.product_code set batch_id = gen_random_uuid() where batch_id::text = :batch",
                "delete from events.domain_event where aggregate_identifier = :batch and sequence_number = 1",
                "update events.domain_event set payload = convert_to(replace(convert_from(payload, 'UTF8'),"
                        + " '\"aggregated_products\":1', '\"aggregated_products\":2'), 'UTF8')"
                        + " where aggregate_identifier = :batch and sequence_number = 2",
                "update query.product set number = 1 where batch_id::text = :batch",
                "update query.batch set version = 9 where id::text = :batch",
                "update query.batch set closed_at = now() where id::text = :batch",
                "delete from query.batch where id::text = :batch"
            })
    void whatWasTamperedWithIsFound(String tampering) {
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            jdbc.sql(tampering).param("batch", batch).update();

            assertThatThrownBy(() -> new Agreement(jdbc).assertAgreesNow())
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining(batch);
        });
    }
}

package dev.smena.infra.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import dev.smena.command.Written;
import dev.smena.events.BatchClosed;
import dev.smena.events.BatchCreated;
import dev.smena.events.BatchEvent;
import dev.smena.events.BatchId;
import dev.smena.events.BatchReopened;
import dev.smena.events.CloseReason;
import dev.smena.events.ProductsRegistered;
import dev.smena.events.WorkCenterId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.axonframework.commandhandling.GenericCommandResultMessage;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Events into PostgreSQL and out again. */
class SetBasedEventStorageEngineTest {

    private static final BatchId BATCH = BatchId.of(22222, LocalDate.of(2026, 11, 9));
    private static final Instant NOON = Instant.parse("2026-11-09T12:00:00.123456Z");

    private final JdbcClient jdbc = JdbcClient.create(EventTables.DATABASE);
    private final EventStorageEngine engine = EventTables.engine();

    @BeforeEach
    void forgetAllEvents() {
        jdbc.sql("delete from events.domain_event").update();
    }

    @Test
    void aThousandEventsAreAppendedInTheirOrderWithOneStatement() {
        countStatements();

        engine.appendEvents(
                IntStream.range(0, 1_000).mapToObj(i -> reopened(BATCH, i)).toList());

        assertThat(jdbc.sql("select sequence_number from events.domain_event order by global_index")
                        .query(Integer.class)
                        .list())
                .isEqualTo(IntStream.range(0, 1_000).boxed().toList());
        assertThat(jdbc.sql("select statements from counted")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void eventsOfManyBatchesAreReadBackInTheOrderInWhichTheyWereAppended() {
        var appended = List.of(
                reopened(BatchId.of(3, LocalDate.EPOCH), 0),
                reopened(BatchId.of(1, LocalDate.EPOCH), 0),
                reopened(BatchId.of(3, LocalDate.EPOCH), 1),
                reopened(BatchId.of(2, LocalDate.EPOCH), 0));
        engine.appendEvents(appended);

        try (var read = engine.readEvents(null, false)) {
            assertThat(read.map(event -> event.getIdentifier()))
                    .containsExactlyElementsOf(appended.stream()
                            .map(DomainEventMessage::getIdentifier)
                            .toList());
        }
    }

    @Test
    void anEventComesBackAsItWasWithItsMetadataAndItsMomentToTheMillisecond() {
        var codes = List.of("0104\u001d91EE05", "\"quoted\" \\ {braces}, 'q'", "NULL", "😀", "<&;%+=@");
        var created = event(
                new BatchCreated(
                        BATCH,
                        22222,
                        LocalDate.of(2026, 11, 9),
                        "Фасовка «Тёплый чай»",
                        WorkCenterId.of("RC-1"),
                        "RC-1",
                        "Линия 1",
                        "1 смена",
                        "Бригада № 6",
                        "Порошок",
                        "470815",
                        NOON,
                        NOON.plusSeconds(3_600),
                        NOON),
                0);
        var registered = event(new ProductsRegistered(BATCH, codes, 5, NOON), 1);
        var closed = event(new BatchClosed(BATCH, CloseReason.AUTO, NOON, 5, 0), 2);

        engine.appendEvents(created, registered, closed);

        List<? extends DomainEventMessage<?>> read =
                engine.readEvents(BATCH.toString()).asStream().toList();
        assertThat(read).hasSize(3).zipSatisfy(List.of(created, registered, closed), (stored, given) -> {
            assertThat(stored.getPayload()).isEqualTo(given.getPayload());
            assertThat(stored.getMetaData()).isEqualTo(given.getMetaData());
            assertThat(stored.getTimestamp()).isEqualTo(given.getTimestamp().truncatedTo(ChronoUnit.MILLIS));
            assertThat(stored.getIdentifier()).isEqualTo(given.getIdentifier());
            assertThat(stored.getType()).isEqualTo("Batch");
            assertThat(stored.getSequenceNumber()).isEqualTo(given.getSequenceNumber());
        });
    }

    @Test
    void anEventIsStoredUnderItsNameAndRevisionAsJson() {
        engine.appendEvents(event(new ProductsRegistered(BATCH, List.of("A"), 1, NOON), 0));

        var row = jdbc.sql("select payload_type, payload_revision, convert_from(payload, 'UTF8') as payload,"
                        + " convert_from(meta_data, 'UTF8') as meta_data from events.domain_event")
                .query()
                .singleRow();
        assertThat(row)
                .containsEntry("payload_type", "ProductsRegistered")
                .containsEntry("payload_revision", "1")
                .containsEntry("payload", """
                        {"batch_id":"%s","codes":["A"],"total_products":1,"registered_at":"2026-11-09T12:00:00.123456Z"}\
                        """.formatted(BATCH));
        assertThat(row).extractingByKey("meta_data", STRING).contains("\"actor\":\"ivanova\"");
    }

    @Test
    void aSequenceNumberThatIsTakenIsALostRaceAndNothingOfItsStatementStays() {
        engine.appendEvents(reopened(BATCH, 0), reopened(BATCH, 1));

        assertThatThrownBy(() -> engine.appendEvents(reopened(BATCH, 2), reopened(BATCH, 3), reopened(BATCH, 1)))
                .isInstanceOf(ConcurrencyException.class);

        assertThat(engine.lastSequenceNumberFor(BATCH.toString())).contains(1L);
    }

    @Test
    void aBatchThatExistsCannotBeCreatedAgain() {
        engine.appendEvents(reopened(BATCH, 0));

        assertThatThrownBy(() -> engine.appendEvents(reopened(BATCH, 0), reopened(BATCH, 1)))
                .isInstanceOf(AggregateStreamCreationException.class);

        assertThat(engine.lastSequenceNumberFor(BATCH.toString())).contains(0L);
    }

    @Test
    void appendedEventsShareTheFateOfTheTransaction() {
        var transaction = new TransactionTemplate(new JdbcTransactionManager(EventTables.DATABASE));

        transaction.executeWithoutResult(open -> {
            engine.appendEvents(reopened(BATCH, 0));
            open.setRollbackOnly();
        });

        assertThat(engine.lastSequenceNumberFor(BATCH.toString())).isEmpty();
    }

    @Test
    void theCommandLearnsThePositionOfItsLastEvent() {
        var position = new AppendedPosition();

        ScopedValue.where(AppendedPosition.CURRENT, position)
                .run(() -> engine.appendEvents(reopened(BATCH, 0), reopened(BATCH, 1)));

        long last = jdbc.sql("select max(global_index) from events.domain_event")
                .query(Long.class)
                .single();
        var result = position.addTo(GenericCommandResultMessage.asCommandResultMessage("done"));
        assertThat(result.getMetaData()).containsEntry(Written.POSITION, last);
    }

    @Test
    void noEventsAreNoStatement() {
        countStatements();

        engine.appendEvents(List.of());

        assertThat(jdbc.sql("select statements from counted")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void serializedDataAreBytesInTheirRowsAndNotLargeObjectsBesideThem() {
        assertThat(jdbc.sql("select table_name || '.' || column_name from information_schema.columns"
                                + " where table_schema = 'events' and data_type = 'bytea' order by 1")
                        .query(String.class)
                        .list())
                .containsExactly(
                        "aggregation_job.task_data",
                        "dead_letter.diagnostics",
                        "dead_letter.meta_data",
                        "dead_letter.payload",
                        "dead_letter.token",
                        "domain_event.meta_data",
                        "domain_event.payload",
                        "export_job.task_data",
                        "import_job.task_data",
                        "integrity_job.task_data",
                        "rebuild.first",
                        "rebuild_job.task_data",
                        "report_job.task_data",
                        "saga.serialized_saga",
                        "scheduled_tasks.task_data",
                        "snapshot_event.meta_data",
                        "snapshot_event.payload",
                        "token.token");
        assertThat(jdbc.sql("select count(*) from information_schema.columns"
                                + " where table_schema in ('events', 'command', 'query') and data_type = 'oid'")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private void countStatements() {
        jdbc.sql("""
                drop table if exists counted;
                create table counted as select 0 as statements;
                create or replace function count_statement() returns trigger language plpgsql as
                    'begin update counted set statements = statements + 1; return null; end';
                create or replace trigger counting after insert on events.domain_event
                    for each statement execute function count_statement();
                """).update();
    }

    private static DomainEventMessage<BatchEvent> reopened(BatchId batch, long sequence) {
        return event(new BatchReopened(batch, NOON), sequence);
    }

    private static DomainEventMessage<BatchEvent> event(BatchEvent event, long sequence) {
        return new GenericDomainEventMessage<>("Batch", event.batchId().toString(), sequence, event)
                .withMetaData(Map.of(RequestOrigin.ACTOR, "ivanova", RequestOrigin.CORRELATION_ID, "r-\u00e9-1"));
    }
}

package dev.smena.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.deadline.dbscheduler.DbSchedulerDeadlineManager;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.modelling.saga.repository.SagaStore;
import org.axonframework.modelling.saga.repository.jdbc.JdbcSagaStore;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Where a missing bean would silently be replaced by one that forgets. */
@WholeSystem
class WiringIT {

    private final Configuration axon;
    private final ApplicationContext context;
    private final JdbcClient jdbc;

    WiringIT(@Autowired Configuration axon, @Autowired ApplicationContext context, @Autowired JdbcClient jdbc) {
        this.axon = axon;
        this.context = context;
        this.jdbc = jdbc;
    }

    @Test
    void axonWorksInSpringsTransactions() {
        assertThat(axon.getComponent(TransactionManager.class)).isInstanceOf(SpringTransactionManager.class);
    }

    @Test
    void everyProjectionStreamsAndKeepsItsTokenInTheDatabase() {
        var processing = axon.eventProcessingConfiguration();

        assertThat(processing.eventProcessors()).isNotEmpty().allSatisfy((name, processor) -> {
            assertThat(processor).isInstanceOf(StreamingEventProcessor.class);
            assertThat(processing.tokenStore(name)).isInstanceOf(JdbcTokenStore.class);
        });
    }

    @Test
    void sagasAndTheirDeadlinesAreKeptInTheDatabase() {
        assertThat(axon.getComponent(SagaStore.class)).isInstanceOf(JdbcSagaStore.class);
        assertThat(axon.deadlineManager()).isInstanceOf(DbSchedulerDeadlineManager.class);
    }

    @Test
    void everythingIsSerializedAsJson() {
        assertThat(List.of(axon.serializer(), axon.eventSerializer(), axon.messageSerializer()))
                .allMatch(Jackson3Serializer.class::isInstance);
        assertThat(context.getBeansOfType(Serializer.class).values()).allMatch(Jackson3Serializer.class::isInstance);
    }

    @Test
    void serializedColumnsHoldTheirBytesThemselves() {
        assertThat(jdbc.sql("""
                        select table_name || '.' || column_name || ' ' || data_type from information_schema.columns
                        where table_schema = 'events' and column_name in ('payload', 'meta_data', 'token', 'serialized_saga', 'task_data')""").query(String.class).list())
                .containsExactlyInAnyOrder(
                        "domain_event.payload bytea",
                        "domain_event.meta_data bytea",
                        "snapshot_event.payload bytea",
                        "snapshot_event.meta_data bytea",
                        "token.token bytea",
                        "saga.serialized_saga bytea",
                        "scheduled_tasks.task_data bytea",
                        "aggregation_job.task_data bytea",
                        "report_job.task_data bytea",
                        "import_job.task_data bytea",
                        "export_job.task_data bytea",
                        "rebuild_job.task_data bytea",
                        "integrity_job.task_data bytea",
                        "dead_letter.payload bytea",
                        "dead_letter.meta_data bytea",
                        "dead_letter.token bytea");
    }

    @Test
    void theEmbeddedDatabaseFlushesEveryCommit() {
        for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
            assertThat(jdbc.sql("show " + setting).query(String.class).single())
                    .as(setting)
                    .isEqualTo("on");
        }
    }
}

package dev.smena.infra.eventstore;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import javax.sql.DataSource;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.jdbc.UnitOfWorkAwareConnectionProviderWrapper;
import org.axonframework.common.lock.LockFactory;
import org.axonframework.common.lock.PessimisticLockFactory;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.TokenSchema;
import org.axonframework.eventsourcing.EventCountSnapshotTriggerDefinition;
import org.axonframework.eventsourcing.SnapshotTriggerDefinition;
import org.axonframework.eventsourcing.Snapshotter;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.jdbc.EventSchema;
import org.axonframework.messaging.annotation.HandlerDefinition;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.axonframework.messaging.correlation.SimpleCorrelationDataProvider;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.axonframework.serialization.Serializer;
import org.axonframework.spring.eventsourcing.SpringAggregateSnapshotter;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.transaction.PlatformTransactionManager;

/** Axon over JDBC: events, tokens and snapshots live in schema {@code events} and share the command's transaction. */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
class EventStoreConfiguration {

    /** Beyond any transaction's life and any difference between two nodes' clocks; a gap younger is waited for. */
    private static final int GAP_TIMEOUT_MS = 600_000;

    private static final Duration LONGEST_WAIT_FOR_A_BATCH = Duration.ofSeconds(30);
    private static final int LOCK_ATTEMPT_MS = 10;

    private static final int EVENTS_READ_AT_ONCE = 200;
    private static final int EVENTS_CACHED = 500;
    private static final int EVENTS_BETWEEN_SNAPSHOTS = 250;

    /** How far readers may get ahead of a transaction still open without passing it over. */
    private static final int EVENTS_APPENDED_BESIDE_A_SLOW_TRANSACTION = 1_000_000;

    @Bean
    TransactionManager axonTransactionManager(PlatformTransactionManager transactions) {
        return new SpringTransactionManager(transactions);
    }

    @Bean
    ConnectionProvider connectionProvider(DataSource dataSource) {
        return new UnitOfWorkAwareConnectionProviderWrapper(new SpringDataSourceConnectionProvider(dataSource));
    }

    @Bean
    @Primary
    Serializer serializer() {
        return new EventSerializer();
    }

    @Bean
    EventStorageEngine eventStorageEngine(
            Serializer serializer,
            ConnectionProvider connections,
            TransactionManager transactions,
            Configuration axon) {
        var schema = EventSchema.builder()
                .eventTable("events.domain_event")
                .snapshotTable("events.snapshot_event")
                .globalIndexColumn("global_index")
                .aggregateIdentifierColumn("aggregate_identifier")
                .sequenceNumberColumn("sequence_number")
                .typeColumn("type")
                .eventIdentifierColumn("event_identifier")
                .payloadTypeColumn("payload_type")
                .payloadRevisionColumn("payload_revision")
                .timestampColumn("time_stamp")
                .payloadColumn("payload")
                .metaDataColumn("meta_data")
                .build();
        var builder = SetBasedEventStorageEngine.builder()
                .eventSerializer(serializer)
                .snapshotSerializer(serializer)
                .upcasterChain(axon.upcasterChain())
                .snapshotFilter(axon.snapshotFilter())
                .persistenceExceptionResolver(DuplicateKey::causes)
                .schema(schema)
                .connectionProvider(connections)
                .transactionManager(transactions)
                .batchSize(EVENTS_READ_AT_ONCE)
                .gapTimeout(GAP_TIMEOUT_MS)
                .cleanGaps(SetBasedEventStorageEngine::firstAfterGaps)
                .maxGapOffset(EVENTS_APPENDED_BESIDE_A_SLOW_TRANSACTION)
                .finalAggregateBatchPredicate(read -> read.size() < EVENTS_READ_AT_ONCE);
        return new SetBasedEventStorageEngine(builder, connections);
    }

    /**
     * Polls often, so that another node's events are seen soon; this node's own wake it up. What it keeps for the
     * processors to share is bounded, for an event may hold a thousand codes.
     */
    @Bean("eventBus")
    @Qualifier("eventStore")
    EmbeddedEventStore eventStore(EventStorageEngine engine, Clock clock) {
        GenericEventMessage.clock = clock; // Axon has no other way to be given one
        return new WakingEventStore(EmbeddedEventStore.builder()
                .storageEngine(engine)
                .fetchDelay(50)
                .cachedEvents(EVENTS_CACHED));
    }

    /** A token claimed by a node that died can be taken over after the time-out; live nodes renew theirs each second. */
    @Bean
    TokenStore tokenStore(ConnectionProvider connections, Serializer serializer) {
        var schema = TokenSchema.builder()
                .setTokenTable("events.token")
                .setProcessorNameColumn("processor_name")
                .setSegmentColumn("segment")
                .setTokenColumn("token")
                .setTokenTypeColumn("token_type")
                .setTimestampColumn("time_stamp")
                .setOwnerColumn("owner")
                .build();
        return JdbcTokenStore.builder()
                .connectionProvider(connections)
                .serializer(serializer)
                .schema(schema)
                .nodeId(ThisNode.name())
                .claimTimeout(Duration.ofSeconds(5))
                .build();
    }

    /** What every event inherits from the command that caused it. */
    @Bean
    CorrelationDataProvider origin() {
        return new SimpleCorrelationDataProvider(RequestOrigin.ACTOR, RequestOrigin.CORRELATION_ID);
    }

    @Bean
    @Qualifier("localSegment")
    CommandBus commandBus(TransactionManager transactions, EventStorageEngine engine, Configuration axon) {
        var bus = new PositionedCommandBus(PositionedCommandBus.builder().transactionManager(transactions));
        bus.registerHandlerInterceptor(new CorrelationDataInterceptor<>(axon.correlationDataProviders()));
        bus.registerHandlerInterceptor(new CachedDecisions(engine));
        return bus;
    }

    @Bean
    CommandGateway commandGateway(CommandBus bus, ScheduledExecutorService retryTimer) {
        return DefaultCommandGateway.builder()
                .commandBus(bus)
                .dispatchInterceptors(List.of(new RequestOrigin()))
                .retryScheduler(new ConflictRetry(retryTimer))
                .build();
    }

    @Bean
    ScheduledExecutorService retryTimer() {
        return Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("retry-timer").factory());
    }

    /** A command gives up waiting for a batch before the database ends its transaction for being idle. */
    @Bean
    LockFactory batchLocks() {
        return PessimisticLockFactory.builder()
                .acquireAttempts((int) (LONGEST_WAIT_FOR_A_BATCH.toMillis() / LOCK_ATTEMPT_MS))
                .lockAttemptTimeout(LOCK_ATTEMPT_MS)
                .build();
    }

    /** Bounds what has to be read to load a batch of a million products, whose events carry the codes. */
    @Bean
    SnapshotTriggerDefinition batchSnapshots(Snapshotter snapshotter) {
        return new EventCountSnapshotTriggerDefinition(snapshotter, EVENTS_BETWEEN_SNAPSHOTS);
    }

    @Bean
    SpringAggregateSnapshotter snapshotter(
            Configuration axon,
            HandlerDefinition handlers,
            ParameterResolverFactory parameters,
            EventStore events,
            TransactionManager transactions,
            ExecutorService snapshotExecutor) {
        return SpringAggregateSnapshotter.builder()
                .repositoryProvider(axon::repository)
                .transactionManager(transactions)
                .eventStore(events)
                .parameterResolverFactory(parameters)
                .handlerDefinition(handlers)
                .executor(snapshotExecutor)
                .build();
    }

    @Bean
    ExecutorService snapshotExecutor() {
        return Executors.newSingleThreadExecutor(
                Thread.ofPlatform().daemon().name("snapshots").factory());
    }
}

package dev.smena.infra.scheduling;

import dev.smena.infra.eventstore.StreamedGroup;
import dev.smena.infra.groups.ProcessingGroups;
import dev.smena.infra.roles.OnRole;
import dev.smena.infra.roles.Role;
import java.util.List;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.config.EventProcessingConfigurer;
import org.axonframework.modelling.saga.repository.SagaStore;
import org.axonframework.modelling.saga.repository.jdbc.JdbcSagaStore;
import org.axonframework.modelling.saga.repository.jdbc.PostgresSagaSqlSchema;
import org.axonframework.modelling.saga.repository.jdbc.SagaSchema;
import org.axonframework.serialization.Serializer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;

/** The sagas of the command side, each in the processing group of its name, and the tables that keep them. */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
@OnRole(Role.COMMAND)
class SagaConfiguration {

    private static final List<String> GROUPS = List.of("aggregation", "webhook-delivery");

    private static final int EVENTS_PER_TRANSACTION = 50;

    @Autowired
    void configure(EventProcessingConfigurer processing, ProcessingGroups groups) {
        for (String group : GROUPS) {
            new StreamedGroup(group, EVENTS_PER_TRANSACTION).register(processing);
            groups.parkOfSaga(group, processing);
        }
    }

    /** Loading a saga locks its row: an event and a deadline may reach it on two nodes at once. */
    @Bean
    SagaStore<Object> sagaStore(ConnectionProvider connections, Serializer serializer) {
        var schema = new PostgresSagaSqlSchema(SagaSchema.builder()
                .sagaEntryTable("events.saga")
                .sagaIdColumn("saga_id")
                .sagaTypeColumn("saga_type")
                .revisionColumn("revision")
                .serializedSagaColumn("serialized_saga")
                .associationValueEntryTable("events.saga_association")
                .associationKeyColumn("association_key")
                .associationValueColumn("association_value")
                .build());
        schema.setExclusiveLoad(true);
        return JdbcSagaStore.builder()
                .connectionProvider(connections)
                .serializer(serializer)
                .sqlSchema(schema)
                .build();
    }
}

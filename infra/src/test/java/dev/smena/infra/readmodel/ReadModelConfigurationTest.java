package dev.smena.infra.readmodel;

import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.mockito.Mockito.mock;

import dev.smena.infra.groups.ProcessingGroups;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.junit.jupiter.api.Test;

class ReadModelConfigurationTest {

    @ProcessingGroup("forgotten")
    static final class ForgottenProjection {

        @EventHandler
        void on(String event) {}
    }

    @Test
    void aProcessingGroupThatIsNotConfiguredByItsNameStopsTheStart() {
        var processing = DefaultConfigurer.defaultConfiguration()
                .configureEmbeddedEventStore(axon -> new InMemoryEventStorageEngine())
                .eventProcessing(groups -> {
                    new ReadModelConfiguration().configure(groups, new Progress(), mock(ProcessingGroups.class));
                    groups.registerEventHandler(axon -> new ForgottenProjection());
                })
                .buildConfiguration()
                .eventProcessingConfiguration();

        assertThatIllegalStateException()
                .isThrownBy(processing::eventProcessors)
                .withMessage("Processing group forgotten is not configured");
    }
}

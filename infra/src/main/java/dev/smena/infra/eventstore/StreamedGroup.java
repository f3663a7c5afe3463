package dev.smena.infra.eventstore;

import org.axonframework.config.Configuration;
import org.axonframework.config.EventProcessingConfigurer;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.messaging.StreamableMessageSource;

/**
 * A processing group that reads the event stream from its beginning, by one node at a time; another takes over within a
 * second or so. What fails is tried again, nothing is passed over.
 */
public record StreamedGroup(String name, int eventsPerTransaction) {

    private static final int CLAIM_MS = 1_000;

    public void register(EventProcessingConfigurer processing) {
        processing
                .registerPooledStreamingEventProcessor(
                        name,
                        Configuration::eventStore,
                        (axon, processor) -> processor
                                .initialSegmentCount(1)
                                .initialToken(StreamableMessageSource::createTailToken)
                                .batchSize(eventsPerTransaction)
                                .tokenClaimInterval(CLAIM_MS)
                                .claimExtensionThreshold(CLAIM_MS)
                                .enableCoordinatorClaimExtension())
                .registerListenerInvocationErrorHandler(name, axon -> PropagatingErrorHandler.instance());
    }
}

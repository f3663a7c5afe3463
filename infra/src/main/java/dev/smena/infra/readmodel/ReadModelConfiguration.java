package dev.smena.infra.readmodel;

import org.axonframework.config.Configuration;
import org.axonframework.config.EventProcessingConfigurer;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventProcessor;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.messaging.StreamableMessageSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The processing groups of the query side, each by its name. */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
class ReadModelConfiguration {

    static final String BATCH = "batch";

    private static final int EVENTS_PER_TRANSACTION = 200;

    @Autowired
    void configure(EventProcessingConfigurer processing, Progress progress) {
        processing
                .registerEventProcessorFactory(ReadModelConfiguration::unknown)
                .registerPooledStreamingEventProcessor(
                        BATCH,
                        Configuration::eventStore,
                        (axon, processor) -> processor
                                .initialSegmentCount(1)
                                .initialToken(StreamableMessageSource::createTailToken)
                                .batchSize(EVENTS_PER_TRANSACTION)
                                .tokenClaimInterval(1_000)
                                .claimExtensionThreshold(1_000))
                .registerListenerInvocationErrorHandler(BATCH, axon -> PropagatingErrorHandler.instance())
                .registerHandlerInterceptor(BATCH, axon -> progress);
    }

    /** Stands in for Axon's default: a group forgotten here stops the start, or it would run with settings nobody chose. */
    private static EventProcessor unknown(String group, Configuration axon, EventHandlerInvoker handlers) {
        throw new IllegalStateException("Processing group " + group + " is not configured");
    }
}

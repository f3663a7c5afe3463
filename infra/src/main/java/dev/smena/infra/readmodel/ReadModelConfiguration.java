package dev.smena.infra.readmodel;

import dev.smena.infra.eventstore.StreamedGroup;
import dev.smena.infra.groups.ProcessingGroups;
import org.axonframework.config.Configuration;
import org.axonframework.config.EventProcessingConfigurer;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventProcessor;
import org.springframework.beans.factory.annotation.Autowired;

/** The processing groups of the query side, each by its name. */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
class ReadModelConfiguration {

    private static final int EVENTS_PER_TRANSACTION = 200;

    @Autowired
    void configure(EventProcessingConfigurer processing, Progress progress, ProcessingGroups groups) {
        for (ReadGroup group : ReadGroup.values()) {
            new StreamedGroup(group.processor(), EVENTS_PER_TRANSACTION).register(processing);
            processing.registerHandlerInterceptor(group.processor(), axon -> progress.listener());
            groups.park(group.processor(), processing);
        }
        processing.registerEventProcessorFactory(ReadModelConfiguration::unknown);
    }

    /** Stands in for Axon's default: a group forgotten here stops the start, or it would run with settings nobody chose. */
    private static EventProcessor unknown(String group, Configuration axon, EventHandlerInvoker handlers) {
        throw new IllegalStateException("Processing group " + group + " is not configured");
    }
}

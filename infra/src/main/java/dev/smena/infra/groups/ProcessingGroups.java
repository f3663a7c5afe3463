package dev.smena.infra.groups;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.config.EventProcessingConfigurer;
import org.axonframework.config.SagaConfiguration;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.deadletter.DeadLetteringEventHandlerInvoker;
import org.axonframework.messaging.deadletter.SequencedDeadLetterProcessor;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Lets processing groups park what they cannot take, and takes it up again. */
@Component
public class ProcessingGroups {

    private final GroupFailures failures;
    private final OneByOne oneByOne;
    private final EventProcessingConfiguration processing;
    private final Set<String> names = new ConcurrentSkipListSet<>();
    private final Map<String, SequencedDeadLetterProcessor<EventMessage<?>>> ofSagas = new ConcurrentHashMap<>();

    ProcessingGroups(GroupFailures failures, OneByOne oneByOne, @Lazy EventProcessingConfiguration processing) {
        this.failures = failures;
        this.oneByOne = oneByOne;
        this.processing = processing;
    }

    /** To be called for each group of event handlers. */
    public void park(String group, EventProcessingConfigurer configurer) {
        names.add(group);
        configurer.registerHandlerInterceptor(group, axon -> failures.listener(group));
        configurer.registerDeadLetterQueue(group, axon -> DeadLetters.of(group, axon));
        configurer.registerDeadLetterPolicy(group, axon -> DeadLetters::park);
        configurer.registerDeadLetteringEventHandlerInvokerConfiguration(
                group, (axon, invoker) -> invoker.enableSequenceIdentifierCache());
    }

    /** To be called for each group with a saga, one in each: Axon has nothing of the kind for them. */
    public void parkOfSaga(String group, EventProcessingConfigurer configurer) {
        names.add(group);
        configurer.registerHandlerInterceptor(group, axon -> failures.listener(group));
        configurer.registerPooledStreamingEventProcessorConfiguration(
                group, (axon, processor) -> processor.eventHandlerInvoker(sagaInvoker(group, axon)));
    }

    private EventHandlerInvoker sagaInvoker(String group, Configuration axon) {
        SagaConfiguration<?> saga = axon.eventProcessingConfiguration().sagaConfigurations().stream()
                .filter(one -> one.processingGroup().equals(group))
                .findFirst()
                .orElseThrow();
        var builder = DeadLetteringEventHandlerInvoker.builder()
                .queue(DeadLetters.of(group, axon))
                .enqueuePolicy(DeadLetters::park)
                .transactionManager(axon.getComponent(TransactionManager.class))
                .enableSequenceIdentifierCache();
        builder.eventHandlers(new SagaEvents(saga.manager(), oneByOne));
        var invoker = builder.build();
        invoker.registerHandlerInterceptor(failures.listener(group));
        ofSagas.put(group, invoker);
        return invoker;
    }

    /** Of all groups on this node. */
    public Set<String> names() {
        return Set.copyOf(names);
    }

    /** What takes up again what a group has parked; empty if there is no such group on this node. */
    public Optional<SequencedDeadLetterProcessor<EventMessage<?>>> parkedBy(String group) {
        return ofSagas.containsKey(group)
                ? Optional.of(requireNonNull(ofSagas.get(group)))
                : processing.sequencedDeadLetterProcessor(group);
    }
}

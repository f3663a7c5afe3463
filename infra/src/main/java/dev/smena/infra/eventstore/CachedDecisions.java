package dev.smena.infra.eventstore;

import dev.smena.command.Refusal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.eventsourcing.EventSourcedAggregate;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.ConcurrencyException;

/**
 * A decision that appends an event is put to the test by the event store's unique constraint. One that appends none, a
 * refusal or a no-op, is not; so if it rests on an aggregate from this node's cache, the aggregate's version is compared
 * with the stored one. If another node has appended meanwhile, the command has lost a race like any other.
 */
final class CachedDecisions implements MessageHandlerInterceptor<CommandMessage<?>> {

    private static final String VERSIONS = CachedDecisions.class.getName();

    private final EventStorageEngine events;

    CachedDecisions(EventStorageEngine events) {
        this.events = events;
    }

    static void noteCached(EventSourcedAggregate<?> aggregate) {
        CurrentUnitOfWork.ifStarted(
                work -> versions(work).putIfAbsent(aggregate.identifierAsString(), aggregate.version()));
    }

    @Override
    public Object handle(UnitOfWork<? extends CommandMessage<?>> work, InterceptorChain chain) throws Exception {
        try {
            Object result = chain.proceed();
            work.onPrepareCommit(this::requirePresentVersions);
            return result;
        } catch (Refusal refusal) {
            requirePresentVersions(work);
            throw refusal;
        }
    }

    private void requirePresentVersions(UnitOfWork<?> work) {
        versions(work).forEach((aggregate, version) -> {
            if (!AppendedPosition.CURRENT.get().concerns(aggregate)
                    && !events.lastSequenceNumberFor(aggregate).equals(Optional.ofNullable(version))) {
                throw new ConcurrencyException("Another node has changed " + aggregate + " meanwhile");
            }
        });
    }

    private static Map<String, Long> versions(UnitOfWork<?> work) {
        return work.root().getOrComputeResource(VERSIONS, key -> new HashMap<>());
    }
}

package dev.smena.infra.cache;

import dev.smena.infra.readmodel.ReadGroup;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/** Has the cache told of what each transaction of a projection changes. */
final class Invalidation {

    private final Epochs epochs;
    private final Marks marks;
    private final Keys keys;

    Invalidation(Epochs epochs, Marks marks, Keys keys) {
        this.epochs = epochs;
        this.marks = marks;
        this.keys = keys;
    }

    MessageHandlerInterceptor<EventMessage<?>> of(ReadGroup group) {
        return (work, chain) -> {
            @Nullable EventMessage<?> event = work.getMessage();
            if (event != null) {
                keys.changedBy(event, group).forEach(changeBy(work.root(), group)::add);
            }
            return chain.proceed();
        };
    }

    private Change changeBy(UnitOfWork<?> transaction, ReadGroup group) {
        return transaction.getOrComputeResource(Change.class.getName(), key -> {
            var change = new Change(group, epochs, marks);
            transaction.onPrepareCommit(done -> change.begin());
            transaction.afterCommit(done -> change.end());
            transaction.onRollback(done -> change.end());
            return change;
        });
    }
}

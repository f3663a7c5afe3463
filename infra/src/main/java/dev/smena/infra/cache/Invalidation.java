package dev.smena.infra.cache;

import dev.smena.infra.readmodel.ReadGroup;
import java.util.HashSet;
import java.util.Set;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * Tells the cache of what a projection changes: before it commits, that nobody may keep or believe what depends on it, and
 * afterwards that all made so far is void. In between, and if the node dies there, readers turn to the database.
 */
final class Invalidation {

    private static final String CHANGED = Invalidation.class.getName();

    private final Marks marks;
    private final Keys keys;

    Invalidation(Marks marks, Keys keys) {
        this.marks = marks;
        this.keys = keys;
    }

    MessageHandlerInterceptor<EventMessage<?>> of(ReadGroup group) {
        return (work, chain) -> {
            @Nullable EventMessage<?> event = work.getMessage();
            if (event != null) {
                keys.changedBy(event, group).forEach(changed(work.root(), group)::add);
            }
            return chain.proceed();
        };
    }

    private Set<String> changed(UnitOfWork<?> transaction, ReadGroup group) {
        return transaction.getOrComputeResource(CHANGED, key -> {
            var changed = new HashSet<String>();
            transaction.onPrepareCommit(done -> marks.putInDoubt(changed, group));
            transaction.afterCommit(done -> marks.renew(changed));
            transaction.onRollback(done -> marks.renew(changed));
            return changed;
        });
    }
}

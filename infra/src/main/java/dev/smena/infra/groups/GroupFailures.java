package dev.smena.infra.groups;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.springframework.stereotype.Component;

/** What the processing groups of this node failed at last. */
@Component
public class GroupFailures {

    private final Map<String, String> failing = new ConcurrentHashMap<>();

    /**
     * To be told of all that the group does with what comes by the stream. After a failure the next events are taken one by
     * one, as are those taken out of the dead letters again, so that the one at fault is known.
     */
    MessageHandlerInterceptor<EventMessage<?>> listener(String group) {
        return (work, chain) -> {
            UnitOfWork<?> root = work.root();
            if (root.getMessage() == null) { // of a retry: it commits also if the event is parked again
                OneByOne.begin(root);
            } else if (root.resources().put(GroupFailures.class.getName(), true) == null) {
                listen(group, root);
            }
            return chain.proceed();
        };
    }

    private void listen(String group, UnitOfWork<?> root) {
        root.afterCommit(done -> failing.remove(group));
        root.onRollback(done -> failing.put(group, error(done)));
        if (failing.containsKey(group)) {
            OneByOne.begin(root);
        }
    }

    /** Why what this node tried last for the group failed, if it did. */
    Optional<String> errorOf(String group) {
        return Optional.ofNullable(failing.get(group));
    }

    private static String error(UnitOfWork<?> failed) {
        var result = failed.getExecutionResult();
        return result == null || !result.isExceptionResult()
                ? "see the log"
                : result.getExceptionResult().toString();
    }
}

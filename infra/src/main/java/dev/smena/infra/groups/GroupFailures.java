package dev.smena.infra.groups;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.springframework.stereotype.Component;

/** What the processing groups of this node fail at, at present. */
@Component
public class GroupFailures {

    private final Map<String, String> failing = new ConcurrentHashMap<>();

    /**
     * To be told of all that the group does. After a failure the next events are taken one by one, as are those taken out of
     * the dead letters again, so that the one at fault is known.
     */
    MessageHandlerInterceptor<EventMessage<?>> listener(String group) {
        return (work, chain) -> {
            UnitOfWork<?> root = work.root();
            if (root.resources().put(GroupFailures.class.getName(), true) == null) {
                root.afterCommit(done -> failing.remove(group));
                root.onRollback(done -> failing.put(group, error(done)));
                if (failing.containsKey(group) || root.getMessage() == null) {
                    OneByOne.begin(root);
                }
            }
            return chain.proceed();
        };
    }

    /** Why what this node tried last for the group failed, if it did. */
    public Optional<String> errorOf(String group) {
        return Optional.ofNullable(failing.get(group));
    }

    private static String error(UnitOfWork<?> failed) {
        var result = failed.getExecutionResult();
        return result == null || !result.isExceptionResult()
                ? "see the log"
                : result.getExceptionResult().toString();
    }
}

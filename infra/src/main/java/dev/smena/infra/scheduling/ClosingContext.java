package dev.smena.infra.scheduling;

import dev.smena.command.tasks.Stopping;
import dev.smena.infra.roles.OnRole;
import dev.smena.infra.roles.Role;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Knows that the program has been asked to end, before any part of it is stopped. */
@Component
@OnRole(Role.COMMAND)
class ClosingContext implements Stopping {

    private volatile boolean closing;

    @EventListener(ContextClosedEvent.class)
    void close() {
        closing = true;
    }

    @Override
    public boolean now() {
        return closing;
    }
}

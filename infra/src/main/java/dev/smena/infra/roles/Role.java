package dev.smena.infra.roles;

import dev.smena.infra.launch.StartupProblem;
import java.util.Locale;
import java.util.Set;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/** What a node does, by {@code smena.roles}. */
public enum Role {
    /** Takes commands and does what follows from them: sagas, jobs, webhooks, and what happens at its time. */
    COMMAND,
    /** Projects the events and answers queries. */
    QUERY;

    private static final String SETTING = "smena.roles";

    /** Those of this node, at least one. @throws StartupProblem if there are none, or they cannot be read */
    public static Set<Role> of(Environment environment) {
        try {
            Set<Role> roles = Binder.get(environment)
                    .bind(SETTING, Bindable.setOf(Role.class))
                    .orElse(Set.of());
            if (!roles.isEmpty()) {
                return roles;
            }
        } catch (BindException e) {
            // Told below, as if there were none.
        }
        throw new StartupProblem("the setting " + SETTING + " is \"" + environment.getProperty(SETTING, "")
                + "\"; it has to be command, query or command,query.");
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}

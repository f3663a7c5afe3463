package dev.smena.infra.groups;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/** Down while this node fails at what a group is to do, while no node does it, or while it does not get on. */
public final class GroupHealthIndicator extends AbstractHealthIndicator {

    private final String group;
    private final GroupStates states;

    public GroupHealthIndicator(String group, GroupStates states) {
        super("Cannot tell how " + group + " does");
        this.group = group;
        this.states = states;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        switch (states.of(group)) {
            case RUNNING -> health.up();
            case FAILING -> health.down().withDetail("reason", "it fails; see the log");
            case STOPPED -> health.down().withDetail("reason", "no node has taken it up yet");
            case STUCK -> health.down().withDetail("reason", "it does not get on; restart the node that has it");
        }
    }
}

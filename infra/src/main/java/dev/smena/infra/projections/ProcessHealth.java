package dev.smena.infra.projections;

import dev.smena.infra.groups.GroupHealthIndicator;
import dev.smena.infra.groups.GroupStates;
import dev.smena.infra.groups.ProcessingGroups;
import dev.smena.infra.readmodel.ReadGroup;
import dev.smena.infra.roles.OnRole;
import dev.smena.infra.roles.Role;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.HealthContributor;
import org.springframework.stereotype.Component;

/** How those do that act on events instead of showing them: webhooks, long work, the closing of batches at night. */
@Component("processes")
@OnRole(Role.COMMAND)
class ProcessHealth implements CompositeHealthContributor {

    private final ProcessingGroups groups;
    private final GroupStates states;

    ProcessHealth(ProcessingGroups groups, GroupStates states) {
        this.groups = groups;
        this.states = states;
    }

    @Override
    public @Nullable HealthContributor getContributor(String name) {
        return names().filter(name::equals).findFirst().map(this::health).orElse(null);
    }

    @Override
    public Stream<Entry> stream() {
        return names().map(name -> new Entry(name, health(name)));
    }

    private Stream<String> names() {
        return groups.names().stream()
                .filter(name ->
                        Stream.of(ReadGroup.values()).map(ReadGroup::processor).noneMatch(name::equals));
    }

    private HealthContributor health(String group) {
        return new GroupHealthIndicator(group, states);
    }
}

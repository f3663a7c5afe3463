package dev.smena.infra.readmodel;

import dev.smena.infra.groups.GroupHealthIndicator;
import dev.smena.infra.groups.GroupStates;
import dev.smena.infra.roles.OnRole;
import dev.smena.infra.roles.Role;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.HealthContributor;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * How the projections are. A node is ready if batches are projected; that one of the other projections fails has to be
 * known, but is no reason to send nobody to any node any more.
 */
@Configuration(proxyBeanMethods = false)
@OnRole(Role.QUERY)
class ReadModelHealth {

    @Bean
    HealthIndicator readModelHealthIndicator(GroupStates states) {
        return new GroupHealthIndicator(ReadGroup.BATCH.processor(), states);
    }

    @Bean
    HealthContributor projectionsHealthContributor(GroupStates states) {
        return CompositeHealthContributor.fromMap(Stream.of(ReadGroup.values())
                .filter(group -> group != ReadGroup.BATCH)
                .collect(Collectors.toMap(
                        ReadGroup::processor, group -> new GroupHealthIndicator(group.processor(), states))));
    }
}

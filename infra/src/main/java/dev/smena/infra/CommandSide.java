package dev.smena.infra;

import dev.smena.command.CommandConfiguration;
import dev.smena.command.tasks.Backoff;
import dev.smena.command.tasks.TaskLimits;
import dev.smena.infra.roles.OnRole;
import dev.smena.infra.roles.Role;
import dev.smena.query.QueryServices;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The command side, and of the query side what its jobs write reports and exports with. */
@Configuration(proxyBeanMethods = false)
@OnRole(Role.COMMAND)
@Import({CommandConfiguration.class, QueryServices.class})
class CommandSide {

    @Bean
    TaskLimits taskLimits(SmenaProperties properties) {
        return new TaskLimits(properties.tasks().mostOpen(), properties.tasks().retryAfter());
    }

    @Bean
    Backoff backoff(SmenaProperties properties) {
        return new Backoff(properties.tasks().attempts(), properties.tasks().firstRetry());
    }
}

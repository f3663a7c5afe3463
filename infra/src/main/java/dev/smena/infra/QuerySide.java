package dev.smena.infra;

import dev.smena.infra.roles.OnRole;
import dev.smena.infra.roles.Role;
import dev.smena.query.QueryConfiguration;
import dev.smena.query.tasks.StreamLimit;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The query side: its endpoints, its projections and all that they need. */
@Configuration(proxyBeanMethods = false)
@OnRole(Role.QUERY)
@Import(QueryConfiguration.class)
class QuerySide {

    @Bean
    StreamLimit streamLimit(SmenaProperties properties) {
        return new StreamLimit(
                properties.query().mostStreams(), properties.tasks().retryAfter());
    }
}

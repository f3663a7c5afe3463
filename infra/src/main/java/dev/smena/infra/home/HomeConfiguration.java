package dev.smena.infra.home;

import dev.smena.infra.SmenaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The home is taken once, by the first that needs it, and let go of after the last. */
@Configuration(proxyBeanMethods = false)
class HomeConfiguration {

    @Bean
    HomeLock homeLock(SmenaProperties properties) {
        return HomeLock.take(properties.home());
    }
}

package dev.smena.infra.cache;

import dev.smena.infra.SmenaProperties;
import dev.smena.infra.home.HomeLock;
import dev.smena.infra.readmodel.ReadGroup;
import dev.smena.infra.readmodel.ReadModel;
import dev.smena.infra.roles.OnRole;
import dev.smena.infra.roles.Role;
import dev.smena.query.analytics.DashboardAnswers;
import dev.smena.query.answers.Answers;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.axonframework.config.EventProcessingConfigurer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.io.Resource;

/** Starts the embedded Redis unless {@code smena.cache.url} names another. */
@Configuration(proxyBeanMethods = false)
@OnRole(Role.QUERY)
class CacheConfiguration {

    private static final int READERS = 32;
    private static final int PROJECTIONS = 8;

    @Autowired
    void invalidate(EventProcessingConfigurer processing, ObjectProvider<Invalidation> invalidation) {
        for (ReadGroup group : Epochs.CACHED) {
            processing.registerHandlerInterceptor(
                    group.processor(), axon -> invalidation.getObject().of(group));
        }
    }

    @Bean
    @Lazy
    EmbeddedRedis embeddedRedis(HomeLock home) throws IOException {
        return EmbeddedRedis.start(home);
    }

    @Bean
    RedisAddress redisAddress(SmenaProperties properties, ObjectProvider<EmbeddedRedis> embedded) {
        @Nullable URI url = properties.cache().url();
        return url == null ? embedded.getObject().address() : RedisAddress.configured(url, properties.cache());
    }

    /** Answers are those of this contract, and their times of this zone. */
    @Bean
    Keys cacheKeys(@Value("classpath:openapi.yaml") Resource contract, Clock clock) throws IOException {
        return Keys.of(
                contract.getContentAsString(StandardCharsets.UTF_8),
                clock.getZone().getId());
    }

    @Bean
    Redis redisOfProjections(RedisAddress address, SmenaProperties properties) {
        return new Redis(address, PROJECTIONS, properties.cache().maxWait());
    }

    @Bean
    Redis redisOfReaders(RedisAddress address, SmenaProperties properties) {
        return new Redis(address, READERS, properties.cache().maxWait());
    }

    @Bean
    Epochs epochs(Redis redisOfProjections, Keys keys, ReadModel readModel, MeterRegistry meters) {
        var epochs = new Epochs(redisOfProjections, keys, readModel::isProjectedHere);
        meters.gauge("smena.cache.usable", epochs, state -> state.isUsable() ? 1 : 0);
        return epochs;
    }

    @Bean
    Invalidation invalidation(Redis redisOfProjections, Epochs epochs, Keys keys) {
        return new Invalidation(new Marks(redisOfProjections, epochs), keys);
    }

    @Bean
    Answers answers(Redis redisOfReaders, Epochs epochs, Keys keys, SmenaProperties properties, MeterRegistry meters) {
        var settings = properties.cache();
        var reader = new RedisReader(redisOfReaders, epochs, READERS, settings.maxWait());
        return new RedisAnswers(reader, keys, settings.keep(), meters);
    }

    @Bean
    Heartbeat cacheHeartbeat(Epochs epochs, ReadModel readModel, DashboardAnswers dashboard) {
        return new Heartbeat(epochs, readModel, dashboard);
    }
}

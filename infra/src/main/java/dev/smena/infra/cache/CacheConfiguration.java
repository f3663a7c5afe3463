package dev.smena.infra.cache;

import dev.smena.infra.SmenaProperties;
import dev.smena.infra.home.HomeLock;
import dev.smena.infra.launch.StartupProblem;
import dev.smena.infra.readmodel.ReadGroup;
import dev.smena.infra.readmodel.ReadModel;
import dev.smena.infra.roles.OnRole;
import dev.smena.infra.roles.Role;
import dev.smena.query.analytics.DashboardAnswers;
import dev.smena.query.answers.Answers;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import org.axonframework.config.EventProcessingConfigurer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.info.BuildProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.io.Resource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Starts the embedded Redis unless {@code smena.cache.url} names another. */
@Configuration(proxyBeanMethods = false)
@OnRole(Role.QUERY)
class CacheConfiguration {

    private static final int READERS = 32;
    private static final int PROJECTIONS = 8;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

    private static final String DATABASE =
            "select system_identifier || '/' || current_database() from pg_control_system()";

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

    /** Answers are those of this contract and this build, their times of this zone, and all of them of this database. */
    @Bean
    Keys cacheKeys(
            @Value("classpath:openapi.yaml") Resource contract,
            ObjectProvider<BuildProperties> build,
            Clock clock,
            JdbcClient jdbc)
            throws IOException {
        return Keys.of(
                contract.getContentAsString(StandardCharsets.UTF_8),
                build.stream().map(BuildProperties::getTime).toList().toString(),
                clock.getZone().getId(),
                jdbc.sql(DATABASE).query(String.class).single());
    }

    /** Threads of their own, which get their turn also if there are very many requests. */
    @Bean
    Redis redisOfProjections(RedisAddress address, SmenaProperties properties) {
        var threads = Executors.newCachedThreadPool(
                Thread.ofPlatform().daemon().name("cache-of-projections-", 0).factory());
        return new Redis(address, PROJECTIONS, maxWait(properties), threads);
    }

    @Bean
    Redis redisOfReaders(RedisAddress address, SmenaProperties properties) {
        return new Redis(address, READERS, maxWait(properties), Executors.newVirtualThreadPerTaskExecutor());
    }

    private static Duration maxWait(SmenaProperties properties) {
        Duration maxWait = properties.cache().maxWait();
        if (maxWait.toMillis() < 1 || maxWait.compareTo(LONGEST_WAIT) > 0) {
            throw new StartupProblem("the setting smena.cache.max-wait has to be from 1ms to 60s.");
        }
        return maxWait;
    }

    @Bean
    Outages cacheOutages() {
        return new Outages();
    }

    @Bean
    Marks cacheMarks(Redis redisOfProjections) {
        return new Marks(redisOfProjections);
    }

    @Bean
    Epochs epochs(
            Redis redisOfProjections,
            Marks marks,
            Keys keys,
            Outages outages,
            ReadModel readModel,
            MeterRegistry meters) {
        var epochs = new Epochs(redisOfProjections, marks, keys, outages, readModel::isProjectedHere);
        Gauge.builder("smena.cache.usable", epochs, state -> state.areBelieved() ? 1 : 0)
                .description("1 while Redis answers and answers in it are believed")
                .register(meters);
        return epochs;
    }

    @Bean
    Invalidation invalidation(Epochs epochs, Marks marks, Keys keys) {
        return new Invalidation(epochs, marks, keys);
    }

    @Bean
    Answers answers(
            Redis redisOfReaders, Keys keys, Outages outages, SmenaProperties properties, MeterRegistry meters) {
        var reader = new RedisReader(redisOfReaders, outages, READERS, maxWait(properties));
        return new RedisAnswers(reader, keys, properties.cache().keep(), meters);
    }

    @Bean
    Heartbeat cacheHeartbeat(
            Epochs epochs,
            ReadModel readModel,
            DashboardAnswers dashboard,
            SmenaProperties properties,
            ObjectProvider<EmbeddedRedis> embedded) {
        Runnable keepRunning = properties.cache().url() == null ? embedded.getObject()::keepRunning : () -> {};
        return new Heartbeat(epochs, readModel, dashboard, keepRunning);
    }
}

package dev.smena.infra.eventstore;

import com.github.benmanes.caffeine.jcache.configuration.CaffeineConfiguration;
import com.github.benmanes.caffeine.jcache.copy.Copier;
import java.net.URI;
import java.util.OptionalLong;
import java.util.UUID;
import javax.cache.CacheManager;
import javax.cache.Caching;
import org.axonframework.common.caching.Cache;
import org.axonframework.common.caching.JCacheAdapter;
import org.axonframework.eventsourcing.AggregateCacheEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Keeps the aggregates used last in memory, by reference: the repository's lock lets one command at a time touch each. */
@Configuration(proxyBeanMethods = false)
class AggregateCache {

    private static final long MOST_BATCHES = 20_000;
    private static final long MOST_TASKS = 1_000;
    private static final long MOST_WEBHOOKS = 1_000;
    private static final long MOST_DELIVERIES = 20_000;

    @Bean(destroyMethod = "close")
    CacheManager aggregateCaches() {
        var provider = Caching.getCachingProvider();
        return provider.getCacheManager(URI.create("smena:" + UUID.randomUUID()), provider.getDefaultClassLoader());
    }

    @Bean
    Cache batchCache(CacheManager caches) {
        return cache(caches, "batch", MOST_BATCHES);
    }

    @Bean
    Cache taskCache(CacheManager caches) {
        return cache(caches, "task", MOST_TASKS);
    }

    @Bean
    Cache webhookCache(CacheManager caches) {
        return cache(caches, "webhook", MOST_WEBHOOKS);
    }

    @Bean
    Cache deliveryCache(CacheManager caches) {
        return cache(caches, "delivery", MOST_DELIVERIES);
    }

    private static Cache cache(CacheManager caches, String name, long most) {
        var settings = new CaffeineConfiguration<Object, Object>();
        settings.setStoreByValue(false);
        settings.setCopierFactory(Copier::identity);
        settings.setMaximumSize(OptionalLong.of(most));
        return new Noting(caches.createCache(name, settings));
    }

    /** Tells {@link CachedDecisions} what a command takes from the cache; an entry hands out the very aggregate it keeps. */
    private static final class Noting extends JCacheAdapter {

        Noting(javax.cache.Cache<Object, Object> cache) {
            super(cache);
        }

        @Override
        public <K, V> V get(K key) {
            V found = super.get(key);
            if (found instanceof AggregateCacheEntry<?> entry) {
                CachedDecisions.noteCached(entry.recreateAggregate(null, null, null));
            }
            return found;
        }
    }
}

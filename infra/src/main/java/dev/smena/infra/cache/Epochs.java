package dev.smena.infra.cache;

import dev.smena.infra.readmodel.ReadGroup;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.params.SetParams;

/**
 * Whether the cache can be believed. The node that projects a group keeps its epoch alive in Redis; every answer bears the
 * epoch it was made in, and is void in any other. A node that could not tell Redis of a change, or lost it from sight, begins
 * a new epoch; that of a node that is gone runs out.
 */
final class Epochs {

    private static final Logger log = LoggerFactory.getLogger(Epochs.class);

    static final List<ReadGroup> CACHED = List.of(ReadGroup.BATCH, ReadGroup.ANALYTICS);

    /** How long other nodes believe in an epoch of which nobody is heard. */
    private static final Duration BELIEVED = Duration.ofSeconds(3);

    private static final String RENEW = """
            if redis.call('get', KEYS[1]) == ARGV[1] then return redis.call('pexpire', KEYS[1], ARGV[2]) end
            return 0""";

    private final Redis redis;
    private final Keys keys;
    private final Predicate<ReadGroup> isProjectedHere;
    private final Map<ReadGroup, String> current = new ConcurrentHashMap<>();
    private volatile boolean usable;
    private boolean told = true;

    Epochs(Redis redis, Keys keys, Predicate<ReadGroup> isProjectedHere) {
        this.redis = redis;
        this.keys = keys;
        this.isProjectedHere = isProjectedHere;
    }

    /** False from a failure on until Redis is seen to answer again. */
    boolean isUsable() {
        return usable;
    }

    /** Null if this node has begun none. */
    @Nullable
    String current(ReadGroup group) {
        return current.get(group);
    }

    /** From now on nobody is told of failures: all is being stopped. */
    synchronized void end() {
        usable = false;
        told = false;
    }

    /** Something was asked in vain; nothing that is in the cache becomes wrong by it. */
    synchronized void failed(RedisFailure failure) {
        usable = false;
        if (told) {
            told = false;
            log.warn("The cache does not answer, all is read from the database: {}", failure.getMessage());
        }
    }

    /** A change may not have become known to the cache. */
    synchronized void missed() {
        usable = false;
        current.clear();
    }

    /** To be called each second. */
    void beat() {
        try {
            for (ReadGroup group : CACHED) {
                if (isProjectedHere.test(group)) {
                    keepAlive(group);
                }
            }
            redis.ask(RedisClient::ping);
            answered();
        } catch (RedisFailure e) {
            missed();
            failed(e);
        }
    }

    private void keepAlive(ReadGroup group) throws RedisFailure {
        String epoch = current.get(group);
        if (epoch == null || !isRenewed(group, epoch)) {
            begin(group);
        }
    }

    private boolean isRenewed(ReadGroup group, String epoch) throws RedisFailure {
        String millis = Long.toString(BELIEVED.toMillis());
        return Long.valueOf(1)
                .equals(redis.ask(jedis -> jedis.eval(RENEW, List.of(keys.epoch(group)), List.of(epoch, millis))));
    }

    /** Named before it is known to anybody: a change missed meanwhile ends it. */
    private void begin(ReadGroup group) throws RedisFailure {
        String epoch = UUID.randomUUID().toString();
        current.put(group, epoch);
        redis.ask(jedis ->
                jedis.set(keys.epoch(group), epoch, SetParams.setParams().px(BELIEVED.toMillis())));
    }

    private synchronized void answered() {
        if (CACHED.stream().allMatch(group -> current.containsKey(group) || !isProjectedHere.test(group))) {
            usable = true;
            if (!told) {
                told = true;
                log.info("The cache answers again");
            }
        }
    }
}

package dev.smena.infra.cache;

import dev.smena.infra.readmodel.ReadGroup;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.params.SetParams;

/**
 * Whether what Redis has can be believed. The node that projects a group keeps its epoch alive there; every answer bears the
 * epoch it was made in, and is void in any other. A node that could not tell Redis of a change, or lost it from sight, begins
 * a new epoch; that of a node that is gone runs out.
 */
final class Epochs {

    static final List<ReadGroup> CACHED = List.of(ReadGroup.BATCH, ReadGroup.ANALYTICS);

    /** How long others believe in an epoch of which nobody is heard. */
    private static final Duration BELIEVED = Duration.ofSeconds(3);

    private static final String RENEW = """
            if redis.call('get', KEYS[1]) == ARGV[1] then return redis.call('pexpire', KEYS[1], ARGV[2]) end
            return 0""";

    private static final String RELEASE = """
            if redis.call('get', KEYS[1]) == ARGV[1] then return redis.call('del', KEYS[1]) end
            return 0""";

    private final Redis redis;
    private final Marks marks;
    private final Keys keys;
    private final Outages outages;
    private final Predicate<ReadGroup> isProjectedHere;
    private final Map<ReadGroup, Epoch> epochs = new EnumMap<>(ReadGroup.class);
    private volatile boolean believed;

    Epochs(Redis redis, Marks marks, Keys keys, Outages outages, Predicate<ReadGroup> isProjectedHere) {
        this.redis = redis;
        this.marks = marks;
        this.keys = keys;
        this.outages = outages;
        this.isProjectedHere = isProjectedHere;
        CACHED.forEach(group -> epochs.put(group, new Epoch()));
    }

    Epoch of(ReadGroup group) {
        return Objects.requireNonNull(epochs.get(group));
    }

    boolean isProjectedHere(ReadGroup group) {
        return isProjectedHere.test(group);
    }

    /** Whether Redis answers, and somebody vouches for all that it has. */
    boolean areBelieved() {
        return believed && !outages.isOne();
    }

    /** Something was told in vain. */
    void lost(RedisFailure failure) {
        epochs.values().forEach(Epoch::lose);
        outages.begin(failure);
    }

    /** To be called each second. */
    void beat() {
        int seen = outages.count();
        try {
            Map<ReadGroup, String> released = release(group -> !isProjectedHere.test(group));
            // First of all, because whoever begins an epoch holds up commits meanwhile.
            redis.ask(RedisClient::ping);
            withdraw(released);
            for (ReadGroup group : CACHED) {
                if (isProjectedHere.test(group)) {
                    keepAlive(group, of(group));
                }
            }
            believed = redis.ask(this::present).stream().allMatch(Marks::isCertain);
            outages.end(seen);
        } catch (RedisFailure e) {
            lost(e);
        }
    }

    /** Even if Redis is not told, they run out. */
    private Map<ReadGroup, String> release(Predicate<ReadGroup> which) {
        var released = new EnumMap<ReadGroup, String>(ReadGroup.class);
        for (ReadGroup group : CACHED) {
            String name = which.test(group) ? of(group).release() : null;
            if (name != null) {
                released.put(group, name);
            }
        }
        return released;
    }

    private void withdraw(Map<ReadGroup, String> released) throws RedisFailure {
        for (var each : released.entrySet()) {
            did(RELEASE, each.getKey(), each.getValue());
        }
    }

    private List<@Nullable String> present(RedisClient jedis) {
        return jedis.mget(CACHED.stream().map(keys::epoch).toArray(String[]::new));
    }

    private void keepAlive(ReadGroup group, Epoch epoch) throws RedisFailure {
        String alive = epoch.alive();
        if (alive != null && did(RENEW, group, alive, Long.toString(BELIEVED.toMillis()))) {
            epoch.tidy(marks::end);
        } else {
            epoch.begin(name -> redis.ask(jedis ->
                    jedis.set(keys.epoch(group), name, SetParams.setParams().px(BELIEVED.toMillis()))));
        }
    }

    /** When nothing is projected here any more. */
    void stop() {
        try {
            withdraw(release(group -> true));
        } catch (RedisFailure e) {
            // Then they run out.
        }
    }

    private boolean did(String script, ReadGroup group, String... arguments) throws RedisFailure {
        return Long.valueOf(1)
                .equals(redis.ask(jedis -> jedis.eval(script, List.of(keys.epoch(group)), List.of(arguments))));
    }
}

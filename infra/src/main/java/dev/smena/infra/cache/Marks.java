package dev.smena.infra.cache;

import dev.smena.infra.readmodel.ReadGroup;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.Response;
import redis.clients.jedis.params.SetParams;

/**
 * Whatever answers depend on has a mark in Redis, a random name that is as good as a version: an answer bears the marks that
 * were there before it was read, and is void beside any others. So a slow reader may keep what it likes.
 */
final class Marks {

    private static final String IN_DOUBT = "in doubt ";

    /** Longer than any transaction lives. */
    private static final Duration DOUBTED = Duration.ofMinutes(2);

    private final Redis redis;
    private final Epochs epochs;

    Marks(Redis redis, Epochs epochs) {
        this.redis = redis;
        this.epochs = epochs;
    }

    /** Nothing that depends on them is kept or believed until they are renewed, or the group's epoch ends. */
    void putInDoubt(Collection<String> marks, ReadGroup group) {
        String inDoubt = IN_DOUBT + epochs.current(group);
        change(marks, jedis -> {
            try (var pipeline = jedis.pipelined()) {
                var doubt = SetParams.setParams().px(DOUBTED.toMillis());
                var replies = marks.stream()
                        .map(mark -> pipeline.set(mark, inDoubt, doubt))
                        .toList();
                pipeline.sync();
                return replies.stream().map(Response::get).toList();
            }
        });
    }

    /** All that bears them is void; whoever needs them next makes others. */
    void renew(Collection<String> marks) {
        change(marks, jedis -> jedis.unlink(marks.toArray(String[]::new)));
    }

    /** @param marks the epoch, and what is marked in it */
    static boolean areInDoubt(List<String> marks) {
        return marks.getFirst().startsWith(IN_DOUBT) || marks.contains(IN_DOUBT + marks.getFirst());
    }

    private void change(Collection<String> marks, Function<RedisClient, ?> change) {
        if (marks.isEmpty()) {
            return;
        }
        if (!epochs.isUsable()) {
            epochs.missed();
            return;
        }
        try {
            redis.ask(change);
        } catch (RedisFailure e) {
            epochs.missed();
            epochs.failed(e);
        }
    }
}

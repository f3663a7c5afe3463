package dev.smena.infra.cache;

import java.time.Duration;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Response;
import redis.clients.jedis.params.SetParams;

/**
 * Whatever answers depend on has a mark in Redis, a random name that is as good as a version: an answer bears the marks that
 * were there before it was read, and is void beside any others. So a slow reader may keep what it likes.
 */
final class Marks {

    private static final String IN_DOUBT = "in doubt ";

    /** Longer than a commit takes, if the database is well. */
    private static final Duration DOUBTED = Duration.ofMinutes(1);

    private final Redis redis;

    Marks(Redis redis) {
        this.redis = redis;
    }

    /** Nothing that depends on them is believed or kept until they are renewed, or whoever should renew them is long gone. */
    void putInDoubt(Collection<String> marks) throws RedisFailure {
        redis.ask(jedis -> {
            try (var pipeline = jedis.pipelined()) {
                var doubt = SetParams.setParams().px(DOUBTED.toMillis());
                var replies = marks.stream()
                        .map(mark -> pipeline.set(mark, IN_DOUBT + UUID.randomUUID(), doubt))
                        .toList();
                pipeline.sync();
                return replies.stream().map(Response::get).toList();
            }
        });
    }

    /** All that bears them is void; whoever needs them next makes others. */
    void renew(Collection<String> marks) throws RedisFailure {
        redis.ask(jedis -> jedis.unlink(marks.toArray(String[]::new)));
    }

    /** Whether there is such a mark, and nobody is just changing what it stands for. */
    static boolean isCertain(@Nullable String mark) {
        return mark != null && !mark.startsWith(IN_DOUBT);
    }
}

package dev.smena.infra.cache;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whatever answers depend on has a mark in Redis, a random name that is as good as a version: an answer bears the marks that
 * were there before it was read, and is void beside any others. So a slow reader may keep what it likes.
 */
final class Marks {

    private static final String IN_DOUBT = "in doubt ";

    /** Longer than a commit takes, if the database is well. */
    private static final Duration DOUBTED = Duration.ofMinutes(1);

    private static final String BEGIN = """
            for _, mark in ipairs(KEYS) do
                local value = redis.call('get', mark)
                if not value or string.sub(value, 1, #ARGV[1]) ~= ARGV[1] then value = ARGV[1] end
                redis.call('set', mark, value .. ARGV[2] .. ' ', 'px', ARGV[3])
            end
            return #KEYS""";

    /** Other doubts stay. What is no doubt any more was made meanwhile, and goes. */
    private static final String END = """
            for _, mark in ipairs(KEYS) do
                local value = redis.call('get', mark)
                local others
                if value and string.sub(value, 1, #ARGV[1]) == ARGV[1] then
                    local from, to = string.find(value, ARGV[2] .. ' ', 1, true)
                    others = from and string.sub(value, 1, from - 1) .. string.sub(value, to + 1) or value
                end
                if others and others ~= ARGV[1] then
                    redis.call('set', mark, others, 'keepttl')
                else
                    redis.call('unlink', mark)
                end
            end
            return #KEYS""";

    private final Redis redis;

    Marks(Redis redis) {
        this.redis = redis;
    }

    /** Somebody is changing what these stand for. */
    record Doubt(String id, Set<String> marks) {}

    /** Nothing that depends on the marks is believed or kept until all doubts end, or whoever should end them is long gone. */
    void begin(Doubt doubt) throws RedisFailure {
        String millis = Long.toString(DOUBTED.toMillis());
        redis.ask(jedis -> jedis.eval(BEGIN, List.copyOf(doubt.marks()), List.of(IN_DOUBT, doubt.id(), millis)));
    }

    /** All that bears the marks is void; whoever needs them next makes others. */
    void end(Doubt doubt) throws RedisFailure {
        redis.ask(jedis -> jedis.eval(END, List.copyOf(doubt.marks()), List.of(IN_DOUBT, doubt.id())));
    }

    /** Whether there is such a mark, and nobody is just changing what it stands for. */
    static boolean isCertain(@Nullable String mark) {
        return mark != null && !mark.startsWith(IN_DOUBT);
    }
}

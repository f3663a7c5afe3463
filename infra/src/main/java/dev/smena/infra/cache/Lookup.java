package dev.smena.infra.cache;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.smena.query.answers.Answer;
import dev.smena.query.answers.Question;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.params.SetParams;

/** The commands that read and keep an answer: one if it is there. */
record Lookup(Keys keys, Question question) {

    /** Longer than any answer is kept: with a mark that runs out, all that bears it is void. */
    private static final Duration MARKED = Duration.ofHours(1);

    Finding find(RedisClient jedis) {
        List<String> marks = keys.marks(question);
        List<byte @Nullable []> found = get(jedis, Stream.concat(Stream.of(keys.answer(question)), marks.stream()));
        List<@Nullable String> present = texts(found.subList(1, found.size()));
        if (Marks.isCertain(present.getFirst()) && present.contains(null)) {
            marks.stream().skip(1).forEach(mark -> make(jedis, mark));
            present = texts(get(jedis, marks.stream()));
        }
        return present.stream().allMatch(Marks::isCertain) ? finding(found.getFirst(), present) : new Finding.Unsure();
    }

    private static Finding finding(byte @Nullable [] answer, List<@Nullable String> marks) {
        String together = String.join(",", marks);
        return Kept.in(answer, together)
                .<Finding>map(kept -> new Finding.Hit(kept, together))
                .orElseGet(() -> new Finding.Miss(together));
    }

    Object keep(RedisClient jedis, Answer answer, String marks, Duration time) {
        return jedis.set(
                keys.answer(question).getBytes(UTF_8),
                Kept.of(answer, marks),
                SetParams.setParams().px(time.toMillis()));
    }

    private static void make(RedisClient jedis, String mark) {
        jedis.set(mark, UUID.randomUUID().toString(), SetParams.setParams().nx().px(MARKED.toMillis()));
    }

    private static List<byte @Nullable []> get(RedisClient jedis, Stream<String> names) {
        return jedis.mget(names.map(name -> name.getBytes(UTF_8)).toArray(byte[][]::new));
    }

    private static List<@Nullable String> texts(List<byte @Nullable []> values) {
        var texts = new ArrayList<@Nullable String>();
        values.forEach(value -> texts.add(value == null ? null : new String(value, UTF_8)));
        return texts;
    }
}

package dev.smena.infra.cache;

import dev.smena.infra.readmodel.MinPosition;
import dev.smena.query.answers.Answer;
import dev.smena.query.answers.AnswerKind;
import dev.smena.query.answers.Answers;
import dev.smena.query.answers.Question;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Answers in Redis, or from the tables wherever Redis cannot be relied on. */
final class RedisAnswers implements Answers {

    private final RedisReader redis;
    private final Keys keys;
    private final Map<AnswerKind, Duration> keep;
    private final MeterRegistry meters;
    private final Flights<Found> fromTables = new Flights<>();
    private final Flights<Found> fromAnywhere = new Flights<>();

    RedisAnswers(RedisReader redis, Keys keys, Map<AnswerKind, Duration> keep, MeterRegistry meters) {
        this.redis = redis;
        this.keys = keys;
        this.keep = keep;
        this.meters = meters;
    }

    /** @param how for the metrics */
    private record Found(Optional<Answer> answer, String how) {}

    /** Who asks for a position has waited for the tables to reach it, and gets what they say. */
    @Override
    public Optional<Answer> find(Question question, Supplier<Optional<Answer>> read) {
        String key = keys.answer(question);
        Found found = MinPosition.isAskedFor() || !time(question).isPositive()
                ? fromTables.join(key, () -> new Found(read.get(), "passed_by"))
                : fromAnywhere.join(key, () -> find(new Lookup(keys, question), read));
        count(question, found.how());
        return found.answer();
    }

    private Found find(Lookup lookup, Supplier<Optional<Answer>> read) {
        return switch (look(lookup)) {
            case Finding.Hit hit -> new Found(Optional.of(hit.answer()), "hit");
            case Finding.Miss miss -> new Found(readAndKeep(lookup, miss.marks(), read), "miss");
            case Finding.Unsure none -> new Found(read.get(), "unsure");
        };
    }

    @Override
    public void renew(Question question, Supplier<Optional<Answer>> read) {
        var lookup = new Lookup(keys, question);
        switch (look(lookup)) {
            case Finding.Hit hit -> readAndKeep(lookup, hit.marks(), read);
            case Finding.Miss miss -> readAndKeep(lookup, miss.marks(), read);
            case Finding.Unsure none -> {}
        }
    }

    private Finding look(Lookup lookup) {
        return redis.ask(lookup::find).orElseGet(Finding.Unsure::new);
    }

    private Optional<Answer> readAndKeep(Lookup lookup, String marks, Supplier<Optional<Answer>> read) {
        Optional<Answer> answer = read.get();
        answer.ifPresent(found -> redis.ask(jedis -> lookup.keep(jedis, found, marks, time(lookup.question()))));
        return answer;
    }

    /** How long it is kept; not at all if that is not positive. */
    private Duration time(Question question) {
        return keep.getOrDefault(question.kind(), Duration.ZERO);
    }

    private void count(Question question, String how) {
        Counter.builder("smena.cache.answers")
                .description("Answers by what there was in the cache")
                .tag("kind", question.kind().name().toLowerCase(Locale.ROOT))
                .tag("found", how)
                .register(meters)
                .increment();
    }
}

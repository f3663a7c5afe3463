package dev.smena.infra.cache;

import dev.smena.infra.readmodel.MinPosition;
import dev.smena.query.answers.Answer;
import dev.smena.query.answers.AnswerKind;
import dev.smena.query.answers.Answers;
import dev.smena.query.answers.Question;
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
    private final Flights<Optional<Answer>> flights = new Flights<>();

    RedisAnswers(RedisReader redis, Keys keys, Map<AnswerKind, Duration> keep, MeterRegistry meters) {
        this.redis = redis;
        this.keys = keys;
        this.keep = keep;
        this.meters = meters;
    }

    /** Who asks for a position has waited for the tables to reach it, and gets what they say. */
    @Override
    public Optional<Answer> find(Question question, Supplier<Optional<Answer>> read) {
        if (MinPosition.isAskedFor()) {
            count(question, "passed_by");
            return read.get();
        }
        return switch (look(question)) {
            case Finding.Hit hit -> {
                count(question, "hit");
                yield Optional.of(hit.answer());
            }
            case Finding.Miss miss -> {
                count(question, "miss");
                String what = keys.answer(question) + miss.marks();
                yield flights.join(
                        what, () -> foundMeanwhile(question).or(() -> readAndKeep(question, miss.marks(), read)));
            }
            case Finding.Unsure none -> {
                count(question, "unsure");
                yield read.get();
            }
        };
    }

    @Override
    public void renew(Question question, Supplier<Optional<Answer>> read) {
        switch (look(question)) {
            case Finding.Hit hit -> readAndKeep(question, hit.marks(), read);
            case Finding.Miss miss -> readAndKeep(question, miss.marks(), read);
            case Finding.Unsure none -> {}
        }
    }

    private Finding look(Question question) {
        return redis.ask(new Lookup(keys, question)::find).orElseGet(Finding.Unsure::new);
    }

    /** By somebody who had looked earlier, and is through with it. */
    private Optional<Answer> foundMeanwhile(Question question) {
        return look(question) instanceof Finding.Hit hit ? Optional.of(hit.answer()) : Optional.empty();
    }

    private Optional<Answer> readAndKeep(Question question, String marks, Supplier<Optional<Answer>> read) {
        Optional<Answer> answer = read.get();
        answer.ifPresent(found -> redis.ask(jedis -> new Lookup(keys, question)
                .keep(jedis, found, marks, keep.getOrDefault(question.kind(), Duration.ZERO))));
        return answer;
    }

    private void count(Question question, String found) {
        meters.counter("smena.cache.answers", "kind", question.kind().name().toLowerCase(Locale.ROOT), "found", found)
                .increment();
    }
}

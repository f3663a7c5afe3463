package dev.smena.infra.cache;

import dev.smena.events.BatchEvent;
import dev.smena.infra.readmodel.ReadGroup;
import dev.smena.query.answers.Answer;
import dev.smena.query.answers.AnswerKind;
import dev.smena.query.answers.Question;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.messaging.DefaultInterceptorChain;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;

/** The cache as one node has it, wired as in Smena, and with it what the node's projections do. */
final class TestNode implements AutoCloseable {

    static final Duration MAX_WAIT = Duration.ofSeconds(1);

    private static final int CONNECTIONS = 4;

    final Epochs epochs;
    final Outages outages = new Outages();
    final RedisAnswers answers;
    private final Redis redis;
    private final Invalidation invalidation;
    private volatile boolean projects;

    TestNode(RedisAddress address, boolean projects) {
        this.projects = projects;
        var keys = Keys.of("test");
        this.redis = new Redis(address, CONNECTIONS, MAX_WAIT, Executors.newVirtualThreadPerTaskExecutor());
        var marks = new Marks(redis);
        this.epochs = new Epochs(redis, marks, keys, outages, group -> this.projects);
        this.invalidation = new Invalidation(epochs, marks, keys);
        var keep = new EnumMap<AnswerKind, Duration>(AnswerKind.class);
        for (AnswerKind kind : AnswerKind.values()) {
            keep.put(kind, Duration.ofMinutes(10));
        }
        this.answers = new RedisAnswers(
                new RedisReader(redis, outages, CONNECTIONS, MAX_WAIT),
                keys,
                Map.copyOf(keep),
                new SimpleMeterRegistry());
    }

    /** What a reader gets; {@code table} is what the tables say. */
    String read(Question question, Supplier<String> table) {
        return new String(
                answers.find(question, () -> Optional.of(Answer.of(table.get().getBytes())))
                        .orElseThrow()
                        .json());
    }

    /** Projects an event in both groups, as their processors do. */
    void project(Object event) {
        project(event, group -> {});
    }

    /** @param commit what happens when the transaction of a group commits */
    void project(Object event, Consumer<ReadGroup> commit) {
        EventMessage<?> message = event instanceof BatchEvent fact
                ? new GenericDomainEventMessage<>("Batch", fact.batchId().toString(), 0, fact)
                : new GenericEventMessage<>(event);
        for (ReadGroup group : Epochs.CACHED) {
            var work = DefaultUnitOfWork.<EventMessage<?>>startAndGet(message);
            work.onCommit(done -> commit.accept(group));
            var handling = new DefaultInterceptorChain<EventMessage<?>>(
                    work, List.of(invalidation.of(group)), handled -> "projected");
            var result = work.executeWithResult(handling::proceed);
            if (result.isExceptional()) {
                throw new IllegalStateException(result.exceptionResult());
            }
        }
    }

    void projects(boolean now) {
        projects = now;
    }

    @Override
    public void close() {
        redis.close();
    }
}

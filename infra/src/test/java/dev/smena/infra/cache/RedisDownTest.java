package dev.smena.infra.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.smena.query.answers.Question;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** A Redis that is frozen, full or empty, and comes back. */
class RedisDownTest extends OnRedis {

    @Test
    void aFrozenRedisIsWaitedForByThoseWhoFindItFrozenAndByNobodyElse() throws IOException {
        var line = line();
        var node = node(over(line));
        node.read(THE_BATCH, () -> "kept");

        line.freeze();

        assertThat(node.read(THE_BATCH, () -> "the tables")).isEqualTo("the tables");
        node.project(reopened(OTHER));
        int asked = line.questions();
        for (int i = 0; i < 100; i++) {
            assertThat(node.read(THE_BATCH, () -> "the tables")).isEqualTo("the tables");
            node.project(reopened(OTHER));
        }
        assertThat(line.questions()).isEqualTo(asked);
        assertThat(node.epochs.areBelieved()).isFalse();
    }

    @Test
    void whatChangedWhileRedisWasFrozenIsNotServedAfterwards() throws IOException {
        var line = line();
        var node = node(over(line));
        var other = reader();
        QUESTIONS.forEach(question -> other.read(question, () -> "before"));
        line.freeze();
        node.project(reopened(BATCH));
        line.thaw();

        node.epochs.beat();

        for (TestNode any : List.of(node, other)) {
            for (Question question : QUESTIONS) {
                assertThat(any.read(question, () -> "after")).isEqualTo("after");
            }
        }
        assertIsKeptAgain(node, other);
    }

    @Test
    void aRedisThatHasForgottenAllIsFilledAgain() {
        var node = node();
        node.read(THE_BATCH, () -> "forgotten");
        try (var redis = redis()) {
            redis.flushAll();
        }

        assertThat(node.read(THE_BATCH, () -> "read")).isEqualTo("read");
        node.epochs.beat();
        node.read(THE_BATCH, () -> "read again");

        assertThat(node.read(THE_BATCH, () -> "unseen")).isEqualTo("read again");
    }

    @Test
    void aRedisThatIsFullIsDoneWithout() {
        var node = node();
        node.read(THE_BATCH, () -> "before");
        try (var redis = redis()) {
            redis.configSet("maxmemory-policy", "noeviction");
            redis.configSet("maxmemory", "1");

            node.project(reopened(BATCH));

            assertThat(node.read(THE_BATCH, () -> "after")).isEqualTo("after");
            assertThat(node.epochs.areBelieved()).isFalse();
            redis.configSet("maxmemory-policy", "allkeys-lru");
        }
    }

    @Test
    void theCacheComesBackWhileWritesGoOn() throws Exception {
        var line = line();
        var node = node(over(line));
        line.freeze();
        node.project(reopened(BATCH));
        line.thaw();
        var writing = new AtomicBoolean(true);
        try (var writer = Executors.newSingleThreadExecutor()) {
            var written = writer.submit(() -> {
                while (writing.get()) {
                    node.project(reopened(BATCH));
                }
            });

            await().untilAsserted(() -> {
                node.epochs.beat();
                assertThat(node.epochs.areBelieved()).isTrue();
            });
            writing.set(false);
            written.get();
        }
    }

    @Test
    void aRedisThatIsBackBeforeTheCommitOfWhatItWasNotToldIsNotBelieved() throws IOException {
        var line = line();
        var node = node(over(line));
        var other = reader();
        line.freeze();

        node.project(reopened(BATCH), ifBatch(() -> {
            line.thaw();
            node.epochs.beat();
            other.read(THE_BATCH, () -> "not yet");
        }));

        node.epochs.beat();
        assertThat(other.read(THE_BATCH, () -> "after")).isEqualTo("after");
    }

    /** In the end, although Redis may only now get to know of doubts that are over. */
    private static void assertIsKeptAgain(TestNode projecting, TestNode reader) {
        await().untilAsserted(() -> {
            projecting.epochs.beat();
            String kept = UUID.randomUUID().toString();
            reader.read(THE_BATCH, () -> kept);
            assertThat(reader.read(THE_BATCH, () -> "unseen")).isNotEqualTo("unseen");
        });
    }
}

package dev.smena.infra.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import dev.smena.events.BatchCreated;
import dev.smena.events.BatchId;
import dev.smena.events.WorkCenterId;
import dev.smena.query.answers.Answer;
import dev.smena.query.answers.Question;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** What is kept, and until when. */
class RedisAnswersTest extends OnRedis {

    private static BatchCreated created(BatchId batch) {
        return new BatchCreated(
                batch,
                2,
                LocalDate.of(2026, 11, 9),
                "Фасовка",
                WorkCenterId.of("RC-001"),
                "RC-001",
                "Линия",
                "1 смена",
                "Бригада",
                "Чай",
                "470815",
                Instant.EPOCH,
                Instant.EPOCH.plusSeconds(1),
                Instant.EPOCH);
    }

    @AfterEach
    void forgetTheRequest() {
        RequestContextHolder.resetRequestAttributes();
    }

    @Test
    void anAnswerIsKeptUntilSomethingChangesIt() {
        var node = node();
        for (Question question : QUESTIONS) {
            assertThat(node.read(question, () -> "before")).isEqualTo("before");
            assertThat(node.read(question, () -> "unseen")).isEqualTo("before");
        }

        node.project(reopened(BATCH));

        for (Question question : QUESTIONS) {
            assertThat(node.read(question, () -> "after")).isEqualTo("after");
        }
    }

    @Test
    void theEntityTagIsKeptWithIt() {
        var node = node();
        node.answers.find(THE_BATCH, () -> Optional.of(new Answer("\"7-é\"", new byte[] {'{', '\n', '}'})));

        Answer kept = node.answers.find(THE_BATCH, Optional::empty).orElseThrow();

        assertThat(kept.entityTag()).isEqualTo("\"7-é\"");
        assertThat(kept.json()).containsExactly('{', '\n', '}');
    }

    @Test
    void thatThereIsNothingIsNotKept() {
        var node = node();

        assertThat(node.answers.find(THE_BATCH, Optional::empty)).isEmpty();
        assertThat(node.read(THE_BATCH, () -> "there now")).isEqualTo("there now");
    }

    @Test
    void aBatchIsKeptWhenAnotherChanges() {
        var node = node();
        node.read(THE_BATCH, () -> "before");

        node.project(reopened(OTHER));

        assertThat(node.read(THE_BATCH, () -> "unseen")).isEqualTo("before");
    }

    @Test
    void aBatchIsNotKeptWhenANewOneMayHaveNamedItsWorkCenter() {
        var node = node();
        node.read(THE_BATCH, () -> "before");

        node.project(created(OTHER));

        assertThat(node.read(THE_BATCH, () -> "after")).isEqualTo("after");
    }

    @Test
    void aSlowReaderCannotPutBackWhatHasChangedMeanwhile() {
        var node = node();
        for (Question question : QUESTIONS) {
            String slow = node.read(question, () -> {
                node.project(reopened(BATCH));
                return "before";
            });

            assertThat(slow).isEqualTo("before");
            assertThat(node.read(question, () -> "after")).isEqualTo("after");
        }
    }

    @Test
    void whileAProjectionCommitsNothingIsBelievedAndNothingKept() {
        var node = node();
        QUESTIONS.forEach(question -> node.read(question, () -> "before"));
        var checked = new ArrayList<Question>();

        node.project(
                reopened(BATCH),
                group -> QUESTIONS.stream()
                        .filter(question -> Keys.group(question.kind()) == group)
                        .forEach(question -> {
                            assertThat(node.read(question, () -> "not yet")).isEqualTo("not yet");
                            assertThat(node.read(question, () -> "or now")).isEqualTo("or now");
                            checked.add(question);
                        }));

        assertThat(checked).hasSameElementsAs(QUESTIONS);
    }

    @Test
    void afterARollbackAnswersAreKeptAgain() {
        var node = node();
        assertThatIllegalStateException()
                .isThrownBy(() -> node.project(reopened(BATCH), group -> {
                    throw new IllegalStateException("rolled back");
                }));

        for (Question question : List.of(THE_BATCH, THE_LIST)) {
            node.read(question, () -> "read again");
            assertThat(node.read(question, () -> "unseen")).isEqualTo("read again");
        }
    }

    @Test
    void ofManyWhoAskAtOnceOneReads() throws Exception {
        assertThat(readsOfMany(node())).isEqualTo(1);
    }

    @Test
    void withoutRedisOneReadsForThoseWhoCameWhileAnotherDid() throws Exception {
        var node = node();
        node.outages.begin(new RedisFailure("away", false));

        assertThat(readsOfMany(node)).isEqualTo(2);
    }

    /** One reads, and fifty come meanwhile. */
    private static int readsOfMany(TestNode node) throws Exception {
        var reads = new AtomicInteger();
        var reading = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        Runnable ask = () -> node.read(THE_LIST, () -> {
            reading.countDown();
            waitFor(go);
            return "read " + reads.incrementAndGet();
        });
        var first = Thread.ofPlatform().start(ask);
        reading.await();
        List<Thread> others =
                Stream.generate(() -> Thread.ofPlatform().start(ask)).limit(50).toList();
        await().until(() -> others.stream().allMatch(other -> other.getState() == Thread.State.WAITING));
        go.countDown();
        first.join();
        for (Thread other : others) {
            other.join();
        }
        return reads.get();
    }

    @Test
    void whoAsksAfterAChangeDoesNotShareWhatWasBeingReadBefore() throws Exception {
        var node = node();
        var reading = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<String> slow = threads.submit(() -> node.read(THE_LIST, () -> {
                reading.countDown();
                waitFor(go);
                return "before";
            }));
            reading.await();

            node.project(reopened(BATCH));

            assertThat(node.read(THE_LIST, () -> "after")).isEqualTo("after");
            go.countDown();
            assertThat(slow.get()).isEqualTo("before");
        }
    }

    @Test
    void whoAsksForAPositionGetsWhatTheTablesSay() {
        var node = node();
        node.read(THE_LIST, () -> "kept");
        var request = new MockHttpServletRequest();
        request.addHeader("Smena-Min-Position", "17");
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));

        assertThat(node.read(THE_LIST, () -> "the tables")).isEqualTo("the tables");
    }

    @Test
    void renewingPutsANewAnswerInThePlaceOfTheOld() {
        var node = node();
        node.read(THE_DASHBOARD, () -> "old");

        node.answers.renew(THE_DASHBOARD, () -> Optional.of(Answer.of("new".getBytes())));

        assertThat(node.read(THE_DASHBOARD, () -> "unseen")).isEqualTo("new");
    }

    @Test
    void nonsenseInThePlaceOfAnAnswerIsPassedOver() {
        var node = node();
        node.read(THE_BATCH, () -> "kept");
        try (var redis = redis()) {
            String key = Keys.of("test").answer(THE_BATCH);
            String marks = redis.get(key).lines().findFirst().orElseThrow();

            for (String nonsense : List.of("", "\n", marks, marks + "\n", marks + "\n\"7\"", "x" + redis.get(key))) {
                redis.set(key, nonsense);
                assertThat(node.read(THE_BATCH, () -> "the tables")).isEqualTo("the tables");
            }
        }
    }
}

package dev.smena.infra.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import dev.smena.events.BatchCreated;
import dev.smena.events.BatchId;
import dev.smena.events.BatchReopened;
import dev.smena.events.MaintenanceCompleted;
import dev.smena.events.TaskId;
import dev.smena.events.WorkCenterId;
import dev.smena.infra.home.HomeLock;
import dev.smena.query.answers.Answer;
import dev.smena.query.answers.Question;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.util.FileSystemUtils;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import redis.clients.jedis.RedisClient;

/** Readers and projections of nodes that share a real Redis; what the tables say is a text. */
class RedisAnswersTest {

    private static final Path HOME =
            Path.of("target", "homes", UUID.randomUUID().toString()).toAbsolutePath();
    private static final BatchId BATCH = BatchId.of(1, LocalDate.of(2026, 11, 9));
    private static final BatchId OTHER = BatchId.of(2, LocalDate.of(2026, 11, 9));
    private static final Question THE_BATCH = Question.batch(BATCH);
    private static final Question THE_LIST = Question.list("the first page");
    private static final Question THE_DASHBOARD = Question.dashboard(LocalDate.of(2026, 11, 9));
    private static final List<Question> QUESTIONS =
            List.of(THE_BATCH, Question.statistics(BATCH), THE_LIST, THE_DASHBOARD);

    private static HomeLock lock;
    private static EmbeddedRedis server;

    private final List<AutoCloseable> opened = new ArrayList<>();

    @BeforeAll
    static void start() throws IOException {
        lock = HomeLock.take(HOME);
        server = EmbeddedRedis.start(lock);
        try (var redis = redis()) {
            await().ignoreExceptions().until(() -> redis.ping().equals("PONG"));
        }
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
        lock.close();
        FileSystemUtils.deleteRecursively(HOME);
    }

    @AfterEach
    void close() throws Exception {
        RequestContextHolder.resetRequestAttributes();
        for (AutoCloseable open : opened) {
            open.close();
        }
        try (var redis = redis()) {
            redis.configSet("maxmemory", "128mb");
            redis.flushAll();
        }
    }

    private static RedisClient redis() {
        return RedisClient.builder()
                .hostAndPort(server.address().server())
                .clientConfig(server.address().client(Duration.ofSeconds(5)))
                .build();
    }

    private TestNode node() {
        return node(server.address(), true);
    }

    private TestNode reader() {
        return node(server.address(), false);
    }

    private TestNode node(RedisAddress address, boolean projects) {
        var node = new TestNode(address, projects);
        opened.add(node);
        return node;
    }

    private Line line() throws IOException {
        var line = new Line(server.address().url().getPort());
        opened.add(line);
        return line;
    }

    private static RedisAddress over(Line line) {
        return new RedisAddress(line.url(), null, server.address().password());
    }

    private static BatchReopened reopened(BatchId batch) {
        return new BatchReopened(batch, Instant.EPOCH);
    }

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
    void nothingIsKeptBeyondARebuild() {
        var node = node();
        QUESTIONS.forEach(question -> node.read(question, () -> "before"));

        node.project(new MaintenanceCompleted(new TaskId(UUID.randomUUID()), 1, 0, List.of(), Instant.EPOCH));
        node.epochs.beat();

        for (Question question : QUESTIONS) {
            assertThat(node.read(question, () -> "after")).isEqualTo("after");
            assertThat(node.read(question, () -> "unseen")).isEqualTo("after");
        }
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
    void aNodeThatDiesWhileItCommitsLeavesNothingToBeBelieved() {
        var node = node();
        var other = reader();
        other.read(THE_BATCH, () -> "before");

        assertThatIllegalStateException()
                .isThrownBy(() -> node.project(reopened(BATCH), group -> {
                    node.close();
                    throw new IllegalStateException("dead");
                }));

        assertThat(other.read(THE_BATCH, () -> "after")).isEqualTo("after");
    }

    @Test
    void ofManyWhoAskAtOnceOneReads() throws Exception {
        var node = node();
        var reads = new AtomicInteger();
        var allAsk = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Supplier<String> table = () -> {
                waitFor(allAsk);
                return "read " + reads.incrementAndGet();
            };
            List<Future<String>> asked = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                asked.add(threads.submit(() -> node.read(THE_LIST, table)));
            }
            allAsk.countDown();

            for (Future<String> answer : asked) {
                assertThat(answer.get()).isEqualTo("read 1");
            }
        }
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
    void aFrozenRedisIsWaitedForByThoseWhoFindItFrozenAndByNobodyElse() throws IOException {
        var line = line();
        var node = node(over(line), true);
        node.read(THE_BATCH, () -> "kept");

        line.freeze();

        assertThat(node.read(THE_BATCH, () -> "the tables")).isEqualTo("the tables");
        int asked = line.questions();
        for (int i = 0; i < 100; i++) {
            assertThat(node.read(THE_BATCH, () -> "the tables")).isEqualTo("the tables");
            node.project(reopened(OTHER));
        }
        assertThat(line.questions()).isEqualTo(asked);
        assertThat(node.epochs.isUsable()).isFalse();
    }

    @Test
    void whatChangedWhileRedisWasFrozenIsNotServedAfterwards() throws IOException {
        var line = line();
        var node = node(over(line), true);
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
        assertThat(other.read(THE_BATCH, () -> "unseen")).isEqualTo("after");
    }

    @Test
    void anEpochThatNobodyKeepsAliveRunsOut() {
        var node = node();
        var other = reader();
        other.read(THE_BATCH, () -> "kept");
        assertThat(other.read(THE_BATCH, () -> "unseen")).isEqualTo("kept");

        node.projectsNoMore();

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() ->
                        assertThat(other.read(THE_BATCH, () -> "the tables")).isEqualTo("the tables"));
    }

    @Test
    void withoutANodeThatProjectsNothingIsKept() {
        var alone = reader();

        assertThat(alone.read(THE_BATCH, () -> "first")).isEqualTo("first");
        assertThat(alone.read(THE_BATCH, () -> "second")).isEqualTo("second");
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
            assertThat(node.epochs.isUsable()).isFalse();
            redis.configSet("maxmemory-policy", "allkeys-lru");
        }
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

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}

package dev.smena.infra.cache;

import static org.awaitility.Awaitility.await;

import dev.smena.events.BatchId;
import dev.smena.events.BatchReopened;
import dev.smena.infra.home.HomeLock;
import dev.smena.infra.readmodel.ReadGroup;
import dev.smena.query.answers.Question;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.springframework.util.FileSystemUtils;
import redis.clients.jedis.RedisClient;

/** A real Redis that nodes share; what their tables say is a text. */
abstract class OnRedis {

    static final BatchId BATCH = BatchId.of(1, LocalDate.of(2026, 11, 9));
    static final BatchId OTHER = BatchId.of(2, LocalDate.of(2026, 11, 9));
    static final Question THE_BATCH = Question.batch(BATCH);
    static final Question THE_LIST = Question.list("the first page");
    static final Question THE_DASHBOARD = Question.dashboard(LocalDate.of(2026, 11, 9));
    static final List<Question> QUESTIONS = List.of(THE_BATCH, Question.statistics(BATCH), THE_LIST, THE_DASHBOARD);

    private static final Path HOME =
            Path.of("target", "homes", UUID.randomUUID().toString()).toAbsolutePath();

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
        for (AutoCloseable open : opened) {
            open.close();
        }
        try (var redis = redis()) {
            redis.configSet("maxmemory", "128mb");
            redis.flushAll();
        }
    }

    static RedisClient redis() {
        return RedisClient.builder()
                .hostAndPort(server.address().server())
                .clientConfig(server.address().client(Duration.ofSeconds(5)))
                .build();
    }

    /** The one that projects, and has begun its epochs. */
    TestNode node() {
        return node(server.address());
    }

    TestNode node(RedisAddress address) {
        TestNode node = node(address, true);
        node.epochs.beat();
        return node;
    }

    /** Another one. */
    TestNode reader() {
        TestNode node = node(server.address(), false);
        node.epochs.beat();
        return node;
    }

    /** One that has just begun to project. */
    TestNode successor() {
        TestNode node = reader();
        node.projects(true);
        return node;
    }

    private TestNode node(RedisAddress address, boolean projects) {
        var node = new TestNode(address, projects);
        opened.add(node);
        return node;
    }

    Line line() throws IOException {
        var line = new Line(server.address().url().getPort());
        opened.add(line);
        return line;
    }

    static RedisAddress over(Line line) {
        return new RedisAddress(line.url(), null, server.address().password());
    }

    static BatchReopened reopened(BatchId batch) {
        return new BatchReopened(batch, Instant.EPOCH);
    }

    static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What happens only when the batch's own group commits. */
    static Consumer<ReadGroup> ifBatch(Runnable then) {
        return group -> {
            if (group == ReadGroup.BATCH) {
                then.run();
            }
        };
    }
}

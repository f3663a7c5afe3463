package dev.smena.infra.objectstore;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import dev.smena.events.StoredFile;
import io.minio.CreateMultipartUploadArgs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpiredFilesIT {

    private static final Instant NOW = Instant.parse("2026-11-23T02:00:00Z");

    @TempDir
    Path home;

    private TestStore store;
    private ExpiredFiles expired;

    @BeforeEach
    void start() {
        store = new TestStore(home);
        expired = expired(NOW);
    }

    @AfterEach
    void stop() throws Exception {
        store.close();
    }

    @Test
    void filesOlderThanThirtyDaysGoFromEachBucketAndNoOthers() throws IOException {
        for (String bucket : Buckets.ALL) {
            old(31, new StoredFile(bucket, "old.xlsx", "x", 1));
            old(31, new StoredFile(bucket, "папка/старый файл.csv", "x", 1));
            old(29, new StoredFile(bucket, "папка/young.xlsx", "x", 1));
        }

        assertThat(expired.remove()).isEqualTo(6);

        assertThat(filesInTheStore()).hasSize(3).allMatch(file -> file.endsWith("папка/young.xlsx"));
        assertThat(expired.remove()).isZero();
    }

    @Test
    void moreFilesThanTheStoreListsAtATimeGoTooWithTheYoungOnesAmongThemKept() throws IOException {
        StoredFile first = new StoredFile(StoredFile.EXPORTS, "0000", "x", 1);
        old(31, first);
        IntStream.range(1, 2_300).parallel().forEach(n -> age(n % 23 == 0 ? 29 : 31, copy(first, n)));

        assertThat(expired.remove()).isEqualTo(2_300 - 99);

        assertThat(filesInTheStore()).hasSize(99);
    }

    @Test
    void bucketsThatWereNeverMadeHoldNothing() {
        assertThat(expired.remove()).isZero();
    }

    @Test
    void partsOfOldUploadsGoAndThoseUnderWayStay() throws IOException {
        StoredFile file = store.stored("x", "x", new byte[1]);
        store.connection.call(client -> client.createMultipartUpload(CreateMultipartUploadArgs.builder()
                .bucket(file.bucket())
                .object("large")
                .build()));
        Instant present = Instant.now();
        List<Path> before = filesInTheStore();
        assertThat(before).anyMatch(path -> path.toString().contains("large"));

        expired(present.plus(Duration.ofDays(29))).remove();
        assertThat(filesInTheStore()).isEqualTo(before);

        expired(present.plus(Duration.ofDays(31))).remove();
        assertThat(filesInTheStore()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"2026-11-22T20:59:59Z,2026-11-22T21:00:00Z", "2026-11-22T21:00:01Z,2026-11-23T21:00:00Z"})
    void theTaskIsDueAtTwoInTheProductionTimeZone(Instant last, Instant next) {
        var task = new DailyCleanUp().fileCleanUp(expired, Clock.fixed(NOW, ZoneId.of("Asia/Yekaterinburg")));

        assertThat(task.getName()).isEqualTo("file-clean-up");
        assertThat(task.schedulableInstance("recurring").getNextExecutionTime(last))
                .isEqualTo(next);
    }

    @Test
    void aRunThatFailsIsRepeatedBeforeTheNextDay() {
        var task = new DailyCleanUp().fileCleanUp(expired, Clock.system(ZoneOffset.UTC));

        assertThat(task.getFailureHandler()).isInstanceOf(FailureHandler.OnFailureRetryLater.class);
    }

    @Test
    void theTaskCleansUp() throws IOException {
        old(31, new StoredFile(StoredFile.REPORTS, "old.xlsx", "x", 1));
        var task = new DailyCleanUp().fileCleanUp(expired, Clock.system(ZoneOffset.UTC));
        TaskInstance<Void> due = task.instance("recurring");

        task.executeRecurringly(due, new ExecutionContext(null, null, null, null));

        assertThat(filesInTheStore()).isEmpty();
    }

    private ExpiredFiles expired(Instant now) {
        return new ExpiredFiles(
                store.connection,
                new UnfinishedUploads(store.connection),
                TestStore.SETTINGS.keep(),
                Clock.fixed(now, ZoneOffset.UTC));
    }

    private void old(int days, StoredFile file) throws IOException {
        store.files.store(file, store.local(new byte[1]));
        age(days, store.onDisk(file));
    }

    private Path copy(StoredFile file, int n) {
        try {
            return Files.copy(store.onDisk(file), store.onDisk(file).resolveSibling("%04d".formatted(n)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void age(int days, Path file) {
        try {
            Files.setLastModifiedTime(file, FileTime.from(NOW.minus(Duration.ofDays(days))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Path> filesInTheStore() throws IOException {
        try (Stream<Path> files = Files.walk(store.lock.home().resolve("objects"))) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}

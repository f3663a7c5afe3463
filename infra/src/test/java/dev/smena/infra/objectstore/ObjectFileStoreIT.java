package dev.smena.infra.objectstore;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.smena.command.files.FileStoreRefusal;
import dev.smena.events.StoredFile;
import io.minio.CreateMultipartUploadArgs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files go through the real client to the real embedded store and come back as they were. */
class ObjectFileStoreIT {

    private static final byte[] CONTENT = "Отчёт\u001D;<&>".getBytes(UTF_8);

    @TempDir
    static Path directory;

    private static TestStore store;

    @BeforeAll
    static void start() {
        store = new TestStore(directory.resolve("home"));
    }

    @AfterAll
    static void stop() throws Exception {
        store.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"7.xlsx", "a/b/c.pdf", "Задание на смену № 7.csv", "with blank+plus%25&q=1.csv"})
    void aFileComesBackAsItWas(String key) throws IOException {
        StoredFile file = store.stored(key, "Отчёт.xlsx", CONTENT);

        assertThat(fetched(file)).isEqualTo(CONTENT);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 16 << 20, (16 << 20) + 1, 40 << 20})
    void anySizeComesBackAsItWas(int size) throws IOException {
        byte[] content = new byte[size];
        new Random(size).nextBytes(content);
        StoredFile file = store.stored("size-" + size, "x.bin", content);

        assertThat(fetched(file)).isEqualTo(content);
        assertThat(leftovers()).isEmpty();
    }

    @Test
    void storingAgainReplacesAndDeletingTwiceIsDeletingOnce() throws IOException {
        StoredFile file = store.stored("again", "x.csv", CONTENT);
        file = store.stored("again", "x.csv", "other".getBytes(UTF_8));
        assertThat(fetched(file)).asString(UTF_8).isEqualTo("other");

        store.files.delete(file);
        store.files.delete(file);

        StoredFile gone = file;
        Path into = store.local("as it was".getBytes(UTF_8));
        assertThatThrownBy(() -> store.files.fetch(gone, into))
                .isInstanceOf(FileStoreRefusal.class)
                .hasMessageContaining("has no file reports/again");
        assertThat(into).hasContent("as it was");
    }

    @Test
    void aFileThatIsShorterThanItWasIsNotTakenForWhole() throws IOException {
        StoredFile file = store.stored("shorter", "x.csv", CONTENT);
        Files.write(store.onDisk(file), new byte[] {1, 2, 3});
        Path into = store.local("as it was".getBytes(UTF_8));

        assertThatThrownBy(() -> store.files.fetch(file, into))
                .isInstanceOf(FileStoreRefusal.class)
                .hasMessageContaining("3 bytes of reports/shorter instead of " + CONTENT.length);
        assertThat(into).hasContent("as it was");
    }

    @Test
    void aBucketThatIsMissingIsMadeByTheFirstFile() throws IOException {
        StoredFile file = new StoredFile(StoredFile.IMPORTS, "first", "x.csv", CONTENT.length);
        assertThat(store.buckets.exists(StoredFile.IMPORTS)).isFalse();

        store.files.delete(file);
        store.files.store(file, store.local(CONTENT));

        assertThat(fetched(file)).isEqualTo(CONTENT);
        store.buckets.make(StoredFile.IMPORTS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"../escaped", "../../escaped", "a/../../../escaped", "/../../../escaped", "..", "./escaped"})
    void noKeyLeavesTheDirectory(String key) throws IOException {
        store.stored("inside", "x.csv", CONTENT);
        List<Path> before = everythingButLocalFiles();

        assertThatThrownBy(() -> store.stored(key, "x.csv", CONTENT)).isInstanceOf(FileStoreRefusal.class);

        assertThat(everythingButLocalFiles()).isEqualTo(before);
    }

    @Test
    void partsLeftByAnUploadThatWasCutOffGoWithTheNextTry() throws IOException {
        byte[] content = new byte[(16 << 20) + 1];
        StoredFile file = store.stored("cut/off", "x.bin", content);
        store.connection.call(client -> client.createMultipartUpload(CreateMultipartUploadArgs.builder()
                .bucket(file.bucket())
                .object(file.key())
                .build()));
        assertThat(leftovers()).isNotEmpty();

        store.files.store(file, store.local(content));

        assertThat(leftovers()).isEmpty();
    }

    private static byte[] fetched(StoredFile file) throws IOException {
        Path into = store.local("older".getBytes(UTF_8));
        store.files.fetch(file, into);
        return Files.readAllBytes(into);
    }

    private static List<Path> leftovers() throws IOException {
        try (Stream<Path> files = Files.walk(store.lock.home().resolve("objects"))) {
            return files.filter(file -> file.toString().contains(".mpus-")).toList();
        }
    }

    private static List<Path> everythingButLocalFiles() throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> !file.getFileName().toString().startsWith("local"))
                    .sorted()
                    .toList();
        }
    }
}

package dev.smena.infra.objectstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.smena.command.files.FileStoreRefusal;
import dev.smena.command.files.FileStoreUnavailable;
import dev.smena.events.StoredFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The line to the store breaks in the middle of an upload, and is not back in time to undo it. */
class CutUploadIT {

    private static final int MEBIBYTE = 1 << 20;

    @TempDir
    Path home;

    private TestStore store;

    @BeforeEach
    void start() {
        store = new TestStore(home);
    }

    @AfterEach
    void stop() throws Exception {
        store.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 40})
    void aFileWhoseUploadWasCutOffIsNotThere(int mebibytes) throws Exception {
        StoredFile file = TestStore.report("cut", "x.bin", new byte[mebibytes * MEBIBYTE]);

        uploadThatIsCutOff(file, store.local(new byte[mebibytes * MEBIBYTE]), mebibytes * MEBIBYTE - MEBIBYTE);

        assertThatThrownBy(() -> store.files.fetch(file, store.local(new byte[0])))
                .isInstanceOf(FileStoreRefusal.class)
                .hasMessageContaining("has no file");
    }

    @Test
    void theNextTryStoresTheWholeFileAndClearsWhatTheFirstLeft() throws Exception {
        byte[] content = new byte[40 * MEBIBYTE];
        Arrays.fill(content, (byte) 'x');
        StoredFile file = TestStore.report("cut/off.bin", "x.bin", content);
        uploadThatIsCutOff(file, store.local(content), 20 * MEBIBYTE);
        assertThat(filesInTheStore()).isNotEmpty();

        store.files.store(file, store.local(content));

        assertThat(filesInTheStore()).containsExactly(store.onDisk(file));
        Path into = store.local(new byte[0]);
        store.files.fetch(file, into);
        assertThat(into).hasBinaryContent(content);
    }

    private void uploadThatIsCutOff(StoredFile file, Path content, long after) throws IOException {
        store.buckets.make(file.bucket());
        try (var line = new BreakingLine(store.server.endpoint().getPort(), after)) {
            var server = new ObjectStoreServer(line.address(), line.address(), "us-east-1", store.server.keys());
            try (var connection = ObjectStoreConnection.patient(() -> server)) {
                var files = new ObjectFileStore(connection, new Buckets(connection), new UnfinishedUploads(connection));
                assertThatThrownBy(() -> files.store(file, content)).isInstanceOf(FileStoreUnavailable.class);
            }
        }
    }

    private List<Path> filesInTheStore() throws IOException {
        try (Stream<Path> files = Files.walk(store.lock.home().resolve("objects"))) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}

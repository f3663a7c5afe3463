package dev.smena.infra.objectstore;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.smena.command.files.FileStoreRefusal;
import dev.smena.events.StoredFile;
import dev.smena.infra.home.HomeLock;
import dev.smena.infra.launch.StartupProblem;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedObjectStoreIT {

    private static final byte[] CONTENT = "Отчёт".getBytes(UTF_8);

    @TempDir
    Path home;

    @Test
    void filesAddressKeysAndSoLinksAreTheSameAfterARestart() throws Exception {
        ObjectStoreServer before;
        StoredFile file;
        try (var store = new TestStore(home)) {
            before = store.server;
            file = store.stored("7/отчёт.pdf", "x.pdf", CONTENT);
        }

        try (var store = new TestStore(home)) {
            assertThat(store.server).isEqualTo(before);
            Path into = store.local(new byte[0]);
            store.files.fetch(file, into);
            assertThat(into).hasBinaryContent(CONTENT);
        }
    }

    @Test
    void theKeysAreForTheOwnersEyesAndEachHomeHasItsOwn() throws Exception {
        try (var store = new TestStore(home.resolve("one"));
                var other = new TestStore(home.resolve("other"))) {
            Path keys = store.lock.home().resolve("objects.keys");

            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keys)))
                    .isEqualTo("rw-------");
            assertThat(store.server.keys()).isNotEqualTo(other.server.keys());
            assertThat(store.server.toString())
                    .doesNotContain(store.server.keys().secretKey());
        }
    }

    @Test
    void anotherKeyPairIsRefused() throws Exception {
        try (var store = new TestStore(home)) {
            for (var keys : new KeyPair[] {
                new KeyPair("none", "none"), new KeyPair(store.server.keys().accessKey(), "guessed-wrong")
            }) {
                var stranger =
                        new ObjectStoreServer(store.server.endpoint(), store.server.endpoint(), "us-east-1", keys);
                try (var connection = ObjectStoreConnection.patient(() -> stranger)) {
                    var files =
                            new ObjectFileStore(connection, new Buckets(connection), new UnfinishedUploads(connection));
                    Path content = store.local(CONTENT);

                    assertThatThrownBy(() -> files.store(TestStore.report("x", "x", CONTENT), content))
                            .isInstanceOf(FileStoreRefusal.class)
                            .hasMessageContaining("does not accept the key pair")
                            .message()
                            .doesNotContain(keys.secretKey() + "\"")
                            .doesNotContain(store.server.keys().secretKey());
                }
            }
        }
    }

    @Test
    void itListensOnTheLoopbackAddressAndOnNoOther() throws Exception {
        try (var store = new TestStore(home)) {
            int port = store.server.endpoint().getPort();

            assertThat(accepts("127.0.0.1", port)).isTrue();
            assertThat(accepts("127.0.0.2", port)).isFalse();
        }
    }

    @Test
    void itWaitsForNobodyThatKeepsAConnectionOpenWhenItStops() throws Exception {
        try (var store = new TestStore(home);
                var idle = new Socket("127.0.0.1", store.server.endpoint().getPort())) {
            assertThat(idle.isConnected()).isTrue();
            store.close();
            assertThat(accepts("127.0.0.1", store.server.endpoint().getPort())).isFalse();
        }
    }

    @Test
    void aDirectoryThatCannotBeMadeIsAProblemInOneLine() throws Exception {
        try (var lock = HomeLock.take(home)) {
            Files.writeString(lock.home().resolve("objects"), "a file where a directory should be");

            assertThatThrownBy(() -> EmbeddedObjectStore.start(lock))
                    .isInstanceOf(StartupProblem.class)
                    .hasMessageContaining("object store did not start")
                    .message()
                    .hasLineCount(1);
        }
    }

    private static boolean accepts(String address, int port) {
        try (var connected = new Socket(address, port)) {
            return connected.isConnected();
        } catch (IOException e) {
            return false;
        }
    }
}

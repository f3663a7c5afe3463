package dev.smena.infra.objectstore;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.smena.command.files.FileStoreRefusal;
import dev.smena.command.files.FileStoreUnavailable;
import dev.smena.events.StoredFile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.health.contributor.Status;

/** Stores that are down, frozen or cut a conversation short: bytes over a socket stand in for them. */
@Timeout(20)
class BrokenStoreTest {

    private static final StoredFile FILE = new StoredFile(StoredFile.REPORTS, "7/x.csv", "x.csv", 3);

    @TempDir
    Path directory;

    private Path content;
    private Path into;

    @BeforeEach
    void write() throws IOException {
        content = Files.writeString(directory.resolve("content"), "a;b");
        into = Files.writeString(directory.resolve("into"), "as it was");
    }

    @Test
    void aStoreThatIsDownIsUnavailable() throws IOException {
        URI closed;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = address(socket);
        }

        assertUnavailable(closed, "does not answer");
    }

    @Test
    void aStoreThatAcceptsAndNeverAnswersIsUnavailable() throws IOException {
        try (var frozen = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            assertUnavailable(address(frozen), "does not answer");
        }
    }

    @Test
    void aStoreThatTricklesIsUnavailableWhenTheWholeRequestHasTakenTooLong() throws IOException {
        try (var trickling = CannedStore.trickling("HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n")) {
            var files = files(trickling.address());

            assertThatThrownBy(() -> files.fetch(FILE, into)).isInstanceOf(FileStoreUnavailable.class);
        }
        assertThat(into).hasContent("as it was");
        assertThat(directory).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void aFileThatEndsTooEarlyIsNotTakenForWhole() throws IOException {
        try (var cut = CannedStore.answering("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nhalf a file")) {
            var files = files(cut.address());

            assertThatThrownBy(() -> files.fetch(FILE, into)).isInstanceOf(FileStoreUnavailable.class);
        }
        assertThat(into).hasContent("as it was");
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504, 429, 408})
    void aStoreInTroubleIsUnavailable(int status) throws IOException {
        try (var store = CannedStore.answering(error(status, "InternalError"))) {
            assertUnavailable(store.address(), "InternalError");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"RequestTimeout", "IncompleteBody", "BadDigest", "InvalidRequest"})
    void aStoreThatDidNotGetAllOfABodyIsUnavailable(String code) throws IOException {
        try (var store = CannedStore.answering(error(400, code))) {
            assertUnavailable(store.address(), code);
        }
    }

    @Test
    void whatIsNotAnS3StoreIsNamedAsSuch() throws IOException {
        try (var website = CannedStore.answering(
                "HTTP/1.1 502 Bad Gateway\r\nContent-Type: text/html\r\nContent-Length: 6\r\n\r\n<html>")) {
            assertUnavailable(website.address(), "smena.object-store.endpoint");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "403,InvalidAccessKeyId,smena.object-store.access-key",
        "403,SignatureDoesNotMatch,smena.object-store.secret-key",
        "403,AccessDenied,reports/7/x.csv",
        "403,RequestTimeTooSkewed,clock",
        "400,AuthorizationHeaderMalformed,smena.object-store.region",
        "404,NoSuchKey,reports/7/x.csv",
        "400,EntityTooLarge,EntityTooLarge",
        "501,NotImplemented,NotImplemented"
    })
    void whatAStoreWouldRefuseAgainIsARefusalInWordsToActOn(int status, String code, String words) throws IOException {
        try (var store = CannedStore.answering(error(status, code))) {
            var files = files(store.address());

            for (ThrowingCallable call : new ThrowingCallable[] {
                () -> files.store(FILE, content), () -> files.fetch(FILE, into), () -> files.delete(FILE)
            }) {
                assertThatThrownBy(call)
                        .isInstanceOf(FileStoreRefusal.class)
                        .hasMessageContaining(words)
                        .hasMessageContaining(store.address().toString())
                        .message()
                        .doesNotContain("the-secret");
            }
        }
    }

    @Test
    void healthIsDownAndSaysWhyWithinSeconds() throws IOException {
        try (var frozen = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                var indicator = new ObjectStoreHealthIndicator(() -> server(address(frozen)))) {
            var health = Objects.requireNonNull(indicator.health(true));

            assertThat(health.getStatus()).isEqualTo(Status.DOWN);
            assertThat(health.getDetails().get("reason")).asString().contains("does not answer");
        }
    }

    private void assertUnavailable(URI address, String words) {
        var files = files(address);
        for (ThrowingCallable call : new ThrowingCallable[] {
            () -> files.store(FILE, content), () -> files.fetch(FILE, into), () -> files.delete(FILE)
        }) {
            assertThatThrownBy(call)
                    .isInstanceOf(FileStoreUnavailable.class)
                    .hasMessageContaining(words)
                    .hasMessageContaining(address.toString());
        }
        assertThat(into).hasContent("as it was");
    }

    private static ObjectFileStore files(URI address) {
        var connection = new ObjectStoreConnection(() -> server(address), Duration.ofSeconds(1), Duration.ofSeconds(3));
        return new ObjectFileStore(connection, new Buckets(connection), new UnfinishedUploads(connection));
    }

    private static ObjectStoreServer server(URI address) {
        return new ObjectStoreServer(address, address, "us-east-1", new KeyPair("access", "the-secret"));
    }

    private static URI address(ServerSocket socket) {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }

    private static String error(int status, String code) {
        String xml = "<?xml version=\"1.0\"?><Error><Code>" + code + "</Code><Message>No.</Message></Error>";
        return "HTTP/1.1 " + status + " Words\r\nContent-Type: application/xml\r\nContent-Length: "
                + xml.getBytes(UTF_8).length + "\r\nConnection: close\r\n\r\n" + xml;
    }
}

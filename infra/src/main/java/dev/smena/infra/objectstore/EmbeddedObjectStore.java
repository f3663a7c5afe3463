package dev.smena.infra.objectstore;

import dev.smena.infra.home.HomeLock;
import dev.smena.infra.home.RememberedPort;
import dev.smena.infra.launch.StartupProblem;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;

/**
 * An S3-compatible server of Smena's own: its files under the home, on loopback only, on a port that is found once and
 * remembered, as is its key pair. It starts beside everything else, and whoever needs it waits for it.
 */
final class EmbeddedObjectStore implements SmartInitializingSingleton, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedObjectStore.class);

    private final Path files;
    private final URI endpoint;
    private final KeyPair keys;
    private final CompletableFuture<S3Proxy> server;

    private EmbeddedObjectStore(Path files, URI endpoint, KeyPair keys) {
        this.files = files;
        this.endpoint = endpoint;
        this.keys = keys;
        this.server = new CompletableFuture<>();
    }

    /** Returns before it is up. */
    static EmbeddedObjectStore start(HomeLock lock) {
        try {
            int port = RememberedPort.in(lock.home().resolve("objects.port"));
            var store = new EmbeddedObjectStore(
                    Files.createDirectories(lock.home().resolve("objects")),
                    URI.create("http://127.0.0.1:" + port),
                    KeyPair.in(lock.home().resolve("objects.keys")));
            Thread.ofPlatform().name("object-store-start").daemon().start(store::run);
            return store;
        } catch (IOException e) {
            throw problem(e);
        }
    }

    private void run() {
        try {
            S3Proxy proxy = S3Proxy.builder()
                    .blobStore(new FilesystemNio2BlobStore(files.toString()))
                    .endpoint(endpoint)
                    .awsAuthentication(AuthenticationType.AWS_V4, keys.accessKey(), keys.secretKey())
                    .v4MaxNonChunkedRequestSize(ObjectStoreConnection.PART_SIZE)
                    .stopTimeout(0)
                    .build();
            proxy.start();
            log.info("Embedded object store keeps its files in {} and listens on {}", files, endpoint);
            server.complete(proxy);
        } catch (Throwable e) {
            server.completeExceptionally(e);
        }
    }

    KeyPair keys() {
        return keys;
    }

    URI endpoint() {
        return endpoint;
    }

    void awaitStart() {
        try {
            server.join();
        } catch (CompletionException e) {
            throw problem(e.getCause() == null ? e : e.getCause());
        }
    }

    private static StartupProblem problem(Throwable cause) {
        return new StartupProblem("the embedded object store did not start (" + cause + ").", cause);
    }

    /** Smena does not say that it is ready before this is. */
    @Override
    public void afterSingletonsInstantiated() {
        awaitStart();
    }

    /** At once: to wait for downloads would be to wait for every idle connection too. */
    @Override
    public void close() throws Exception {
        if (!server.handle((proxy, failure) -> failure != null).join()) {
            server.join().stop();
        }
    }
}

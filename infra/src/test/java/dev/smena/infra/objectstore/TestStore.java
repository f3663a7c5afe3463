package dev.smena.infra.objectstore;

import dev.smena.events.StoredFile;
import dev.smena.infra.SmenaProperties;
import dev.smena.infra.home.HomeLock;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The embedded store on a home, and what talks to it, wired as in Smena. */
final class TestStore implements AutoCloseable {

    static final SmenaProperties.ObjectStore SETTINGS = settings(null);

    final HomeLock lock;
    final EmbeddedObjectStore embedded;
    final ObjectStoreServer server;
    final ObjectStoreConnection connection;
    final Buckets buckets;
    final ObjectFileStore files;
    final PresignedLinks links;

    TestStore(Path home) {
        lock = HomeLock.take(home);
        embedded = EmbeddedObjectStore.start(lock);
        embedded.awaitStart();
        server = ObjectStoreServer.at(embedded.endpoint(), SETTINGS, embedded.keys());
        connection = ObjectStoreConnection.patient(() -> server);
        buckets = new Buckets(connection);
        files = new ObjectFileStore(connection, buckets, new UnfinishedUploads(connection));
        links = new PresignedLinks(() -> server);
    }

    static SmenaProperties.ObjectStore settings(@Nullable URI publicUrl) {
        return new SmenaProperties.ObjectStore(null, publicUrl, null, null, "us-east-1", Duration.ofDays(30));
    }

    static StoredFile report(String key, String name, byte[] content) {
        return new StoredFile(StoredFile.REPORTS, key, name, content.length);
    }

    /** Stores it and returns what it is known by. */
    StoredFile stored(String key, String name, byte[] content) throws IOException {
        StoredFile file = report(key, name, content);
        files.store(file, local(content));
        return file;
    }

    Path local(byte[] content) throws IOException {
        return Files.write(Files.createTempFile(lock.home(), "local", ""), content);
    }

    Path onDisk(StoredFile file) {
        return lock.home().resolve("objects").resolve(file.bucket()).resolve(file.key());
    }

    @Override
    public void close() throws Exception {
        connection.close();
        embedded.close();
        lock.close();
    }
}

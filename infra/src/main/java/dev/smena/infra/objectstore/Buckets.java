package dev.smena.infra.objectstore;

import dev.smena.command.files.FileStoreRefusal;
import dev.smena.command.files.FileStoreUnavailable;
import dev.smena.events.StoredFile;
import io.minio.BucketExistsArgs;
import io.minio.MakeBucketArgs;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The buckets Smena uses. They are made at the start, or by the first file if the store was down by then. */
final class Buckets implements AutoCloseable {

    static final List<String> ALL = List.of(StoredFile.REPORTS, StoredFile.EXPORTS, StoredFile.IMPORTS);

    private static final Logger log = LoggerFactory.getLogger(Buckets.class);

    private final ObjectStoreConnection store;
    private volatile boolean closing;

    Buckets(ObjectStoreConnection store) {
        this.store = store;
    }

    /** Beside everything else; Smena starts without its object store. */
    void makeInBackground() {
        Thread.ofVirtual().name("buckets").start(() -> {
            try {
                ALL.forEach(this::make);
            } catch (RuntimeException e) {
                report(e);
            }
        });
    }

    private void report(RuntimeException failure) {
        if (closing) {
            log.debug("Gave up, Smena is stopping", failure);
        } else if (failure instanceof FileStoreUnavailable) {
            log.warn("No reports, exports and imports for now: {}", failure.getMessage());
        } else if (failure instanceof FileStoreRefusal) {
            log.error("No reports, exports and imports: {}", failure.getMessage());
        } else {
            log.error("No reports, exports and imports", failure);
        }
    }

    /** Another node may be making it too. */
    void make(String bucket) {
        if (!exists(bucket)) {
            try {
                store.call(client -> client.makeBucket(
                        MakeBucketArgs.builder().bucket(bucket).build()));
            } catch (FileStoreRefusal e) {
                if (!exists(bucket)) {
                    throw e;
                }
            }
        }
    }

    /** Before the connection is: what it breaks off then is no failure. */
    @Override
    public void close() {
        closing = true;
    }

    boolean exists(String bucket) {
        return store.call(client ->
                client.bucketExists(BucketExistsArgs.builder().bucket(bucket).build()));
    }
}

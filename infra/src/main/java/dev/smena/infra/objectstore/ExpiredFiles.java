package dev.smena.infra.objectstore;

import dev.smena.command.files.FileStoreRefusal;
import io.minio.ListObjectsArgs;
import io.minio.ListObjectsV2Args;
import io.minio.RemoveObjectArgs;
import io.minio.messages.ListBucketResultV2;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes what has been in the buckets for longer than files are kept. */
final class ExpiredFiles {

    private static final Logger log = LoggerFactory.getLogger(ExpiredFiles.class);

    private final ObjectStoreConnection store;
    private final UnfinishedUploads unfinished;
    private final Duration keep;
    private final Clock clock;

    ExpiredFiles(ObjectStoreConnection store, UnfinishedUploads unfinished, Duration keep, Clock clock) {
        this.store = store;
        this.unfinished = unfinished;
        this.keep = keep;
        this.clock = clock;
    }

    /** Goes on from where it failed if it is called again. Returns how many files it has removed. */
    long remove() {
        Instant limit = clock.instant().minus(keep);
        long removed = Buckets.ALL.stream()
                .mapToLong(bucket -> removeOlderThan(limit, bucket))
                .sum();
        log.info("Removed {} files older than {} days from the object store", removed, keep.toDays());
        return removed;
    }

    private long removeOlderThan(Instant limit, String bucket) {
        try {
            unfinished.abortOlderThan(limit, bucket);
            long removed = 0;
            @Nullable String next = null;
            do {
                ListBucketResultV2 page = list(bucket, next);
                removed += removeOlderThan(limit, bucket, page);
                next = page.isTruncated() ? page.nextContinuationToken() : null;
            } while (next != null);
            return removed;
        } catch (FileStoreRefusal e) {
            if (StoreFailure.isNoBucket(e)) {
                return 0;
            }
            throw e;
        }
    }

    private ListBucketResultV2 list(String bucket, @Nullable String continuation) {
        var page = ListObjectsArgs.builder().bucket(bucket).recursive(true).useUrlEncodingType(true);
        if (continuation != null) {
            page.continuationToken(continuation);
        }
        return store.call(client -> client.listObjectsV2(new ListObjectsV2Args(page.build())))
                .result();
    }

    private long removeOlderThan(Instant limit, String bucket, ListBucketResultV2 page) {
        page.contents().forEach(file -> file.setEncodingType(page.encodingType()));
        var expired = page.contents().stream()
                .filter(file -> file.lastModified().toInstant().isBefore(limit))
                .toList();
        expired.forEach(file -> store.call(client -> client.removeObject(RemoveObjectArgs.builder()
                .bucket(bucket)
                .object(file.objectName())
                .build())));
        return expired.size();
    }
}

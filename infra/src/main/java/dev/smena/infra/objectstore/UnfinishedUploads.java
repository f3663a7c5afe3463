package dev.smena.infra.objectstore;

import dev.smena.command.files.FileStoreRefusal;
import dev.smena.events.StoredFile;
import io.minio.AbortMultipartUploadArgs;
import io.minio.ListMultipartUploadsArgs;
import io.minio.messages.ListMultipartUploadsResult.Upload;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Parts of files whose upload was cut off and could not be undone at the time, since the store was away or Smena was
 * killed. Nobody sees them, but they take room.
 */
final class UnfinishedUploads {

    private static final Logger log = LoggerFactory.getLogger(UnfinishedUploads.class);

    private final ObjectStoreConnection store;

    UnfinishedUploads(ObjectStoreConnection store) {
        this.store = store;
    }

    /** All there are of this file. */
    void abort(StoredFile file) {
        list(file.bucket(), file.key()).stream()
                .filter(upload -> upload.objectName().equals(file.key()))
                .forEach(upload -> abort(file.bucket(), upload));
    }

    /** MinIO lists none here and clears them by itself; at most a page of others goes at a time. */
    void abortOlderThan(Instant limit, String bucket) {
        list(bucket, "").stream()
                .filter(upload -> upload.initiated().toInstant().isBefore(limit))
                .forEach(upload -> abort(bucket, upload));
    }

    /** None if the store does not let us see them: files can be kept without that right. */
    private List<Upload> list(String bucket, String prefix) {
        var wanted =
                ListMultipartUploadsArgs.builder().bucket(bucket).prefix(prefix).build();
        try {
            var result =
                    store.call(client -> client.listMultipartUploads(wanted)).result();
            return Objects.requireNonNullElse(result.uploads(), List.of());
        } catch (FileStoreRefusal e) {
            log.debug("Unfinished uploads to {} cannot be listed: {}", bucket, e.getMessage());
            return List.of();
        }
    }

    private void abort(String bucket, Upload upload) {
        store.call(client -> client.abortMultipartUpload(AbortMultipartUploadArgs.builder()
                .bucket(bucket)
                .object(upload.objectName())
                .uploadId(upload.uploadId())
                .build()));
    }
}

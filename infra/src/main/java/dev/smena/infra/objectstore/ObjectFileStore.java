package dev.smena.infra.objectstore;

import dev.smena.command.files.FileStore;
import dev.smena.command.files.FileStoreRefusal;
import dev.smena.events.StoredFile;
import io.minio.GetObjectArgs;
import io.minio.GetObjectResponse;
import io.minio.RemoveObjectArgs;
import io.minio.UploadObjectArgs;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Files in an S3-compatible store. */
final class ObjectFileStore implements FileStore {

    private final ObjectStoreConnection store;
    private final Buckets buckets;
    private final UnfinishedUploads unfinished;

    ObjectFileStore(ObjectStoreConnection store, Buckets buckets, UnfinishedUploads unfinished) {
        this.store = store;
        this.buckets = buckets;
        this.unfinished = unfinished;
    }

    @Override
    public void store(StoredFile file, Path content) {
        try {
            upload(file, content);
        } catch (FileStoreRefusal e) {
            if (!StoreFailure.isNoBucket(e)) {
                throw e;
            }
            buckets.make(file.bucket());
            upload(file, content);
        }
    }

    /** A store shows an object once it has all of it; a file in parts may have left some behind when it last failed. */
    private void upload(StoredFile file, Path content) {
        if (size(content) > ObjectStoreConnection.PART_SIZE) {
            unfinished.abort(file);
        }
        store.call(client -> client.uploadObject(UploadObjectArgs.builder()
                .bucket(file.bucket())
                .object(file.key())
                .filename(content.toString(), ObjectStoreConnection.PART_SIZE)
                .contentType(ContentTypes.of(file.name()))
                .build()));
    }

    private static long size(Path content) {
        try {
            return Files.size(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void fetch(StoredFile file, Path into) {
        Path part = into.resolveSibling(into.getFileName() + ".part");
        try (GetObjectResponse stored = store.call(client -> client.getObject(GetObjectArgs.builder()
                        .bucket(file.bucket())
                        .object(file.key())
                        .build()));
                InputStream content = new StoreStream(stored)) {
            assertWhole(file, Files.copy(content, part, StandardCopyOption.REPLACE_EXISTING));
            Files.move(part, into, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            discard(part);
        }
    }

    /** A machine that lost power may have lost the end of a file with it. */
    private static void assertWhole(StoredFile file, long size) {
        if (size != file.size()) {
            throw new FileStoreRefusal(
                    "the object store has " + size + " bytes of " + file.bucket() + "/" + file.key() + " instead of "
                            + file.size(),
                    null);
        }
    }

    private static void discard(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void delete(StoredFile file) {
        try {
            store.call(client -> client.removeObject(RemoveObjectArgs.builder()
                    .bucket(file.bucket())
                    .object(file.key())
                    .build()));
        } catch (FileStoreRefusal e) {
            if (!StoreFailure.isNoBucket(e)) {
                throw e;
            }
        }
    }

    /** Tells a failure of the store from one of the disk that is written to. */
    private final class StoreStream extends FilterInputStream {

        StoreStream(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] bytes, int offset, int length) {
            try {
                return in.read(bytes, offset, length);
            } catch (IOException e) {
                throw store.failure(e);
            }
        }

        @Override
        public int read() {
            try {
                return in.read();
            } catch (IOException e) {
                throw store.failure(e);
            }
        }
    }
}

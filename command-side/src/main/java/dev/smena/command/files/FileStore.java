package dev.smena.command.files;

import dev.smena.events.StoredFile;
import java.nio.file.Path;

/**
 * Keeps files in the object store. Each call ends within bounds and throws {@link FileStoreUnavailable} if it is worth
 * repeating, {@link FileStoreRefusal} if it is not.
 */
public interface FileStore {

    /** Replaces what is at the key. Afterwards the whole file is there or, if this fails, what was there before. */
    void store(StoredFile file, Path content);

    /** Replaces {@code into} by the whole file, as many bytes as it is said to have, or leaves it alone if this fails. */
    void fetch(StoredFile file, Path into);

    /** Does nothing if there is no such file. */
    void delete(StoredFile file);
}

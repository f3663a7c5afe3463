package dev.smena.command.files;

import org.jspecify.annotations.Nullable;

/** The object store said no and would say so again; the message tells an operator what to mend, without secrets. */
public final class FileStoreRefusal extends RuntimeException {

    public FileStoreRefusal(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}

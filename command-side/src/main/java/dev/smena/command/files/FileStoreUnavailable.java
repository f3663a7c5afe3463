package dev.smena.command.files;

/** The object store does not answer, or not properly, at the moment; its message says so to an operator. */
public final class FileStoreUnavailable extends RuntimeException {

    public FileStoreUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}

package dev.smena.command.files;

import dev.smena.events.StoredFile;
import java.time.Instant;

/** Makes links by which anybody can download a file for some days. */
@FunctionalInterface
public interface DownloadLinks {

    Link to(StoredFile file);

    /** @param expiresAt from then on it leads nowhere */
    record Link(String url, Instant expiresAt) {}
}

package dev.smena.command.files;

import java.nio.file.Path;

/** Room on this machine for files that are being made or read. */
public interface Workspace {

    /** An empty file, to be deleted by whoever asked for it. @param suffix of its name, say {@code .xlsx} */
    Path newFile(String suffix);
}

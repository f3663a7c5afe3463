package dev.smena.infra.home;

import dev.smena.command.files.Workspace;
import dev.smena.query.reports.Scratch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/** Files at work, in the home's {@code tmp}, which is empty at every start: a killed Smena has deleted none of its own. */
@Component
class WorkingFiles implements Workspace, Scratch {

    private final Path directory;

    WorkingFiles(HomeLock lock) throws IOException {
        this.directory = lock.home().resolve("tmp");
        FileSystemUtils.deleteRecursively(directory);
        Files.createDirectories(directory);
    }

    Path directory() {
        return directory;
    }

    @Override
    public Path newFile(String suffix) {
        try {
            return Files.createTempFile(directory, "", suffix);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Path newDirectory() {
        try {
            return Files.createTempDirectory(directory, "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

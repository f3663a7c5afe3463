package dev.smena.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.util.FileSystemUtils;

/** A directory for one Smena's data, on the disk of the build rather than in {@code /tmp}, which may be memory. */
record Home(Path path) implements AutoCloseable {

    static Home fresh() throws IOException {
        Path parent = Files.createDirectories(Path.of("benchmarks/target/homes"));
        return new Home(Files.createTempDirectory(parent, "home"));
    }

    @Override
    public void close() throws IOException {
        FileSystemUtils.deleteRecursively(path);
    }
}

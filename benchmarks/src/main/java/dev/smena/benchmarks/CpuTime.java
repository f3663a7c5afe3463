package dev.smena.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/** Processor time used so far by this program, which holds Smena and its callers, and by its PostgreSQL. */
final class CpuTime {

    private final Path postmaster;

    CpuTime(Home home) {
        this.postmaster = home.path().resolve("postgres/postmaster.pid");
    }

    double seconds() {
        var self = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return self.getProcessCpuTime() / 1e9
                + server().map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
                        .mapToDouble(used -> used.toNanos() / 1e9)
                        .sum();
    }

    private Stream<ProcessHandle> server() {
        try (var lines = Files.lines(postmaster)) {
            long id = Long.parseLong(lines.findFirst().orElseThrow().strip());
            return ProcessHandle.of(id).stream()
                    .flatMap(server -> Stream.concat(Stream.of(server), server.descendants()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package dev.smena.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What this process keeps in memory.
 *
 * @param heap live objects, in MiB
 * @param resident of the whole process as the operating system sees it, in MiB; NaN where it does not tell
 */
record Footprint(double heap, double resident) {

    static Footprint now() {
        System.gc();
        double heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / (double) (1 << 20);
        return new Footprint(heap, residentSize());
    }

    private static double residentSize() {
        try (var lines = Files.lines(Path.of("/proc/self/status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .map(line -> line.replaceAll("\\D", ""))
                    .mapToDouble(kib -> Long.parseLong(kib) / 1_024.0)
                    .findFirst()
                    .orElse(Double.NaN);
        } catch (IOException e) {
            return Double.NaN;
        }
    }
}

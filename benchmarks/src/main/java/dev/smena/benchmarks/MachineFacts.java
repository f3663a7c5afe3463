package dev.smena.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Without which a number means little. */
final class MachineFacts {

    private final double loadBefore;

    MachineFacts() {
        this.loadBefore = machine().getSystemLoadAverage();
    }

    /** One line. */
    String with(DataSource database) {
        String postgres = JdbcClient.create(database)
                .sql("show server_version")
                .query(String.class)
                .single();
        return String.format(
                Locale.ROOT,
                "%s · %d cores (%s), %.0f GiB · %s · Java %s, heap at most %d MiB · PostgreSQL %s on the same machine"
                        + " · load average before: %.1f",
                LocalDate.now(),
                Runtime.getRuntime().availableProcessors(),
                processor(),
                machine().getTotalMemorySize() / (double) (1 << 30),
                System.getProperty("os.name"),
                Runtime.version(),
                Runtime.getRuntime().maxMemory() >> 20,
                postgres,
                loadBefore);
    }

    private static String processor() {
        try (var lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name"))
                    .findFirst()
                    .map(line -> line.replaceFirst(".*?:\\s*", ""))
                    .orElse(System.getProperty("os.arch"));
        } catch (IOException e) {
            return System.getProperty("os.arch");
        }
    }

    private static OperatingSystemMXBean machine() {
        return (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    }
}

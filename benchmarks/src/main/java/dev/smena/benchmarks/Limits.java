package dev.smena.benchmarks;

import dev.smena.events.BatchId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** How fast spreadsheets and reports of many rows are made and read, and what memory that takes. */
final class Limits {

    private static final int REGISTERED_AT_ONCE = 1_000;

    private final Table table =
            new Table(List.of("what"), List.of("rows", "seconds", "rows a second", "file MiB", "peak heap MiB"));
    private final Batches batches = new Batches();
    private final Codes codes = new Codes(0);
    private final Smena smena;
    private final LongTasks tasks;
    private final Path directory;
    private LocalDate day = LocalDate.of(2027, 1, 1);

    private Limits(Smena smena, Path directory) {
        this.smena = smena;
        this.tasks = new LongTasks(smena.api());
        this.directory = directory;
    }

    @FunctionalInterface
    private interface Work {

        /** @return the size of the file in bytes */
        long run() throws IOException, InterruptedException;
    }

    public static void main(String... args) throws Exception {
        var options = Options.parse(args);
        var facts = new MachineFacts();
        String report;
        try (var home = Home.fresh()) {
            try (var smena = Smena.start(home)) {
                var limits = new Limits(smena, home.path());
                limits.warmUp();
                for (int rows : options.rows()) {
                    limits.spreadsheets(rows);
                }
                for (int products : options.reports()) {
                    limits.reports(products);
                }
                report = facts.with(smena.connections()) + "\n\n" + limits.table;
            }
        }
        new Page(options.into(), "limits").show(report);
        System.exit(0);
    }

    /** Before anything is written down. */
    private void warmUp() throws Exception {
        spreadsheets(REGISTERED_AT_ONCE);
        reports(REGISTERED_AT_ONCE);
        table.clear();
    }

    private void spreadsheets(int rows) throws Exception {
        LocalDate csvDay = nextDay();
        Path csv = new ShiftTaskFile(csvDay).csv(directory.resolve("tasks.csv"), rows);
        measure("import, csv", rows, () -> imported(csv, rows));
        Path excel = new ShiftTaskFile(nextDay()).excel(directory.resolve("tasks.xlsx"), rows);
        measure("import, xlsx", rows, () -> imported(excel, rows));
        smena.processorLag().catchUp();
        for (String format : List.of("csv", "excel")) {
            measure("export, " + format, rows, () -> exported(format, csvDay, rows));
        }
    }

    private void reports(int products) throws Exception {
        var batch = batches.next();
        var commands = new InProcess(smena.commands());
        commands.create(batch);
        for (int registered = 0; registered < products; registered += REGISTERED_AT_ONCE) {
            List<String> some = codes.next(REGISTERED_AT_ONCE);
            commands.register(batch.batchId(), some);
            commands.aggregate(batch.batchId(), some.subList(0, REGISTERED_AT_ONCE / 2));
        }
        smena.processorLag().catchUp();
        for (String format : List.of("excel", "pdf")) {
            measure("report, " + format, products, () -> reported(batch.batchId(), format));
        }
    }

    private LocalDate nextDay() {
        day = day.plusDays(1);
        return day;
    }

    private long imported(Path file, int rows) throws IOException, InterruptedException {
        expect(rows, tasks.upload(file).path("created"));
        return Files.size(file);
    }

    private long exported(String format, LocalDate day, int rows) throws IOException, InterruptedException {
        JsonNode result =
                tasks.run("batches/export", Map.of("format", format, "filters", Map.of("batch_date", day.toString())));
        expect(rows, result.path("total_batches"));
        return result.path("file_size").asLong();
    }

    private long reported(BatchId batch, String format) throws IOException, InterruptedException {
        return tasks.run("batches/" + batch + "/reports", Map.of("format", format))
                .path("file_size")
                .asLong();
    }

    private static void expect(int rows, JsonNode told) {
        if (told.asInt() != rows) {
            throw new IllegalStateException("not " + rows + " but " + told);
        }
    }

    private void measure(String what, int rows, Work work) throws Exception {
        try (var heap = new PeakHeap()) {
            long began = System.nanoTime();
            long bytes = work.run();
            double seconds = (System.nanoTime() - began) / 1e9;
            Object[] row = {
                what,
                String.format(Locale.ROOT, "%,d", rows),
                seconds,
                rows / seconds,
                bytes / (double) (1 << 20),
                heap.mebibytes()
            };
            table.row(row);
            System.err.println(Arrays.toString(row));
        }
    }
}

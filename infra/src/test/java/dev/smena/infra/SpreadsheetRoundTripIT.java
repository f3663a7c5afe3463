package dev.smena.infra;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smena.command.batch.CreateBatch;
import dev.smena.command.imports.BatchFiles;
import dev.smena.command.imports.BatchRow;
import dev.smena.command.imports.BatchRows;
import dev.smena.events.ExportFormat;
import dev.smena.query.batch.BatchFilter;
import dev.smena.query.exports.BatchExport;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** What is exported can be imported again, unchanged, in a time zone that has an hour twice a year. */
@WholeSystem
@TestPropertySource(properties = "smena.time-zone=Europe/Berlin")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SpreadsheetRoundTripIT {

    private static final int BATCHES = 600;

    @LocalServerPort
    int port;

    @TempDir
    Path directory;

    private final List<CreateBatch> batches = new RandomBatches(20_261_123).list(BATCHES);

    @BeforeAll
    void createBatches() {
        var created = new Http(port)
                .post(
                        "/batches",
                        batches.stream().map(SpreadsheetRoundTripIT::task).toList());
        assertThat(created.status()).as(created.raw().body()).isEqualTo(201);
    }

    @ParameterizedTest
    @EnumSource
    void everyBatchComesBackAsItWas(ExportFormat format, @Autowired BatchExport export, @Autowired BatchFiles files)
            throws IOException {
        Path file = directory.resolve("export" + format.suffix());
        try (OutputStream out = Files.newOutputStream(file)) {
            assertThat(export.write(BatchFilter.of(Map.of()), format, out, (current, total) -> {}))
                    .isEqualTo(BATCHES);
        }

        var rows = new ArrayList<BatchRow>();
        try (BatchRows read = files.open(file)) {
            read.forEachRemaining(rows::add);
        }

        List<CreateBatch> inOrder = batches.stream()
                .sorted(Comparator.comparing(CreateBatch::batchDate).reversed().thenComparing(CreateBatch::batchNumber))
                .toList();
        var expected = new ArrayList<BatchRow>();
        for (int i = 0; i < inOrder.size(); i++) {
            expected.add(new BatchRow.Valid(i + 2, inOrder.get(i)));
        }
        assertThat(rows).containsExactlyElementsOf(expected);
        assertThat(files.count(file)).isEqualTo(BATCHES);
    }

    private static Map<String, Object> task(CreateBatch batch) {
        var task = new LinkedHashMap<String, Object>();
        task.put("is_closed", batch.closed());
        task.put("task_description", batch.taskDescription());
        task.put("work_center_name", batch.workCenterName());
        task.put("work_center_identifier", batch.workCenterIdentifier());
        task.put("shift", batch.shift());
        task.put("team", batch.team());
        task.put("batch_number", batch.batchNumber());
        task.put("batch_date", batch.batchDate().toString());
        task.put("nomenclature", batch.nomenclature());
        task.put("ekn_code", batch.eknCode());
        task.put("shift_start", batch.shiftStart().toString());
        task.put("shift_end", batch.shiftEnd().toString());
        return task;
    }
}

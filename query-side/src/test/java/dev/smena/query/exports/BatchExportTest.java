package dev.smena.query.exports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.smena.events.ExportFormat;
import dev.smena.query.QueryProblem;
import dev.smena.query.QueryTables;
import dev.smena.query.batch.BatchFilter;
import dev.smena.query.batch.BatchListing;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** Exports of rows put into the read tables; workbooks are read back with Apache POI. */
class BatchExportTest {

    private static final String FILL = """
            insert into query.batch (
                id, batch_number, batch_date, is_closed, task_description, work_center_id, work_center_name, shift, team,
                nomenclature, ekn_code, shift_start, shift_end, total_products, aggregated_products, created_at, updated_at,
                version)
            select gen_random_uuid(), n, date '2026-11-09' - n / 1000, n % 2 = 0, '=1+' || n, :center, 'Линия', '1 смена',
                'Бригада; "6"', 'Чай', '000' || n, timestamptz '2026-11-09 03:00Z', timestamptz '2026-11-09 15:00:00.000001Z',
                0, 0, now(), now(), 0
            from generate_series(1, :most) n""";

    private static final ExportProgress SILENT = (current, total) -> {};

    private final DataSource database = QueryTables.emptied();
    private final JdbcClient jdbc = JdbcClient.create(database);
    private final BatchExport export = export(new BatchListing(jdbc));
    private final List<String> reports = new ArrayList<>();

    @BeforeEach
    void fill() {
        var center = UUID.randomUUID();
        jdbc.sql("insert into query.work_center values (:id, 'RC-1', 'Новая линия', now())")
                .param("id", center)
                .update();
        jdbc.sql(FILL).param("center", center).param("most", 2_500).update();
    }

    @Test
    void csvHasAByteOrderMarkAndSemicolonsAndQuotesWhereNeeded() throws IOException {
        assertThat(new String(written(ExportFormat.CSV, Map.of("batch_number", "7")), UTF_8))
                .isEqualTo(
                        "\ufeffСтатусЗакрытия;ПредставлениеЗаданияНаСмену;РабочийЦентр;ИдентификаторРЦ;Смена;Бригада;"
                                + "НомерПартии;ДатаПартии;Номенклатура;КодЕКН;ДатаВремяНачалаСмены;ДатаВремяОкончанияСмены\r\n"
                                + "false;=1+7;Новая линия;RC-1;1 смена;\"Бригада; \"\"6\"\"\";7;2026-11-09;Чай;0007;"
                                + "2026-11-09T08:00:00+05:00;2026-11-09T20:00:00.000001+05:00\r\n");
    }

    @Test
    void aWorkbookHasRealDatesNumbersAndTruthValuesUnderAFrozenBoldHeader() throws IOException {
        try (var workbook = workbook(Map.of("batch_number", "8"))) {
            XSSFSheet sheet = workbook.getSheetAt(0);
            var row = sheet.getRow(1);

            assertThat(sheet.getPaneInformation().isFreezePane()).isTrue();
            assertThat(sheet.getPaneInformation().getHorizontalSplitPosition()).isEqualTo((short) 1);
            assertThat(sheet.getRow(0).getCell(0).getCellStyle().getFont().getBold())
                    .isTrue();
            assertThat(row.getCell(0).getBooleanCellValue()).isTrue();
            assertThat(row.getCell(1).getCellType()).isEqualTo(CellType.STRING);
            assertThat(row.getCell(1).getStringCellValue()).isEqualTo("=1+8");
            assertThat(row.getCell(6).getNumericCellValue()).isEqualTo(8);
            assertThat(DateUtil.isCellDateFormatted(row.getCell(7))).isTrue();
            assertThat(row.getCell(7).getLocalDateTimeCellValue()).isEqualTo(LocalDateTime.of(2026, 11, 9, 0, 0));
            assertThat(row.getCell(9).getStringCellValue()).isEqualTo("0008");
            assertThat(row.getCell(10).getLocalDateTimeCellValue()).isEqualTo(LocalDateTime.of(2026, 11, 9, 8, 0));
            assertThat(row.getCell(11).getStringCellValue()).isEqualTo("2026-11-09T20:00:00.000001+05:00");
        }
    }

    @Test
    void batchesComeInTheOrderOfTheListAndProgressIsTold() throws IOException {
        try (var workbook = workbook(Map.of("is_closed", "false"))) {
            assertThat(workbook.getSheetAt(0))
                    .hasSize(1_251)
                    .extracting(row -> row.getCell(6).toString())
                    .startsWith("НомерПартии", "1.0", "3.0")
                    .endsWith("2497.0", "2499.0");
        }
        written(ExportFormat.CSV, Map.of());
        assertThat(reports).containsExactly("1000/1250", "1250/1250", "1000/2500", "2000/2500", "2500/2500");
    }

    @Test
    void anExportOfNothingIsAHeader() throws IOException {
        try (var workbook = workbook(Map.of("team", "x"))) {
            assertThat(workbook.getSheetAt(0)).hasSize(1);
        }
        assertThat(reports).containsExactly("0/0");
    }

    @Test
    void moreThanASheetHoldsIsRefusedBeforeAnythingIsWritten() {
        var out = new ByteArrayOutputStream();

        assertThatExceptionOfType(TooManyRows.class)
                .isThrownBy(() -> exportOf(1_048_576).write(BatchFilter.of(Map.of()), ExportFormat.EXCEL, out, SILENT))
                .withMessageContaining("1,048,576 batches do not fit")
                .withMessageContaining("1,048,575")
                .withMessageContaining("csv");
        assertThat(out.size()).isZero();
    }

    @Test
    void asManyAsASheetHoldsAreWritten() throws IOException {
        var out = new ByteArrayOutputStream();
        exportOf(1_048_575).write(BatchFilter.of(Map.of()), ExportFormat.EXCEL, out, SILENT);

        assertThat(out.size()).isPositive();
    }

    /** Finds as many batches as it is told to. */
    private BatchExport exportOf(long total) {
        return export(new BatchListing(jdbc) {
            @Override
            public long count(BatchFilter filter) {
                return total;
            }
        });
    }

    private BatchExport export(BatchListing listing) {
        return new BatchExport(
                listing, new JdbcTransactionManager(database), Clock.system(ZoneId.of("Asia/Yekaterinburg")));
    }

    @Test
    void aFilterThatIsNoneIsRefused() {
        assertThatExceptionOfType(QueryProblem.class).isThrownBy(() -> BatchFilter.of(Map.of("is_closed", "yes")));
        assertThatExceptionOfType(QueryProblem.class).isThrownBy(() -> BatchFilter.of(Map.of("limit", "1")));
    }

    private XSSFWorkbook workbook(Map<String, String> filters) throws IOException {
        return new XSSFWorkbook(new ByteArrayInputStream(written(ExportFormat.EXCEL, filters)));
    }

    private byte[] written(ExportFormat format, Map<String, String> filters) throws IOException {
        var out = new ByteArrayOutputStream();
        export.write(BatchFilter.of(filters), format, out, (current, total) -> reports.add(current + "/" + total));
        return out.toByteArray();
    }
}

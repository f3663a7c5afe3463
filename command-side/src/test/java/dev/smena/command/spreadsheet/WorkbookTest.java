package dev.smena.command.spreadsheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFRichTextString;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Workbooks as Apache POI writes them, and by hand what it does not write. */
class WorkbookTest {

    private static final LocalDateTime EVENING = LocalDateTime.of(2026, 1, 31, 20, 0);

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void datesAreDatesSince1900AndSince1904(boolean since1904) {
        assertThat(cellsOf(workbook -> {
                    workbook.getCTWorkbook().getWorkbookPr().setDate1904(since1904);
                    XSSFRow row = workbook.createSheet().createRow(0);
                    CellStyle style = format(workbook, "dd.mm.yyyy");
                    row.createCell(0).setCellValue(EVENING);
                    row.createCell(1).setCellValue(EVENING.toLocalDate());
                    row.createCell(2).setCellValue(EVENING.plusSeconds(1).plusNanos(123_000_000));
                    row.forEach(cell -> cell.setCellStyle(style));
                }))
                .containsExactly(
                        new Cell.Moment(EVENING),
                        new Cell.Moment(LocalDateTime.of(2026, 1, 31, 0, 0)),
                        new Cell.Moment(EVENING.plusSeconds(1).plusNanos(123_000_000)));
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1900-01-01T00:00",
        "59.5, 1900-02-28T12:00",
        "61, 1900-03-01T00:00",
        "46053.8333333333, 2026-01-31T20:00",
        "46053.833333333336, 2026-01-31T20:00",
        "2958465, 9999-12-31T00:00"
    })
    void daysAreCountedAsExcelCountsThem(double serial, LocalDateTime time) {
        assertThat(date(serial)).isEqualTo(new Cell.Moment(time));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, 60, 60.5, 2958466, 1e300})
    void aNumberThatIsNoDateIsBroken(double serial) {
        assertThat(date(serial)).isInstanceOf(Cell.Broken.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            dd.mm.yyyy                   | true  | 1
            [$-419]D MMMM YYYY;@         | true  | 1
            [$-FC19]dd\\ mmmm\\ yyyy\\ \\г\\.;@ | true  | 1
            dd.mm.yyyy" г."              | true  | 1
            [h]:mm                       | true  | 1
            h:mm AM/PM                   | true  | 1
            0.00                         | false | 1
            0.00E+00                     | false | 1
            General                      | false | 1
            #,##0" дн."                  | false | 1
            [Red]0" h";[Blue]0           | false | 1
            0\\d                         | false | 1
            000000                       | false | 6
            """)
    void aFormatTellsDatesAndDigits(String code, boolean date, int digits) {
        assertThat(NumberFormat.of(164, code)).isEqualTo(new NumberFormat(date, digits));
    }

    @Test
    void numbersTextsAndTruthValuesAreWhatTheyAre() {
        assertThat(cellsOf(workbook -> {
                    XSSFRow row = workbook.createSheet().createRow(0);
                    row.createCell(0).setCellValue(1001);
                    row.createCell(1).setCellValue(1001.5);
                    row.createCell(2).setCellValue("1001");
                    row.createCell(3).setCellValue(true);
                    row.createCell(4).setCellValue(470815.3);
                    row.createCell(5).setCellValue(42);
                    row.getCell(5).setCellStyle(format(workbook, "00000"));
                }))
                .containsExactly(
                        new Cell.Numeric(new BigDecimal("1001.0"), 1),
                        new Cell.Numeric(new BigDecimal("1001.5"), 1),
                        new Cell.Text("1001"),
                        new Cell.Bool(true),
                        new Cell.Numeric(new BigDecimal("470815.3"), 1),
                        new Cell.Numeric(new BigDecimal("42.0"), 5));
    }

    @Test
    void aFormulaIsItsResultAndNeverComputed() {
        assertThat(cellsOf(workbook -> {
                    XSSFRow row = workbook.createSheet().createRow(0);
                    row.createCell(0).setCellFormula("40+2");
                    row.createCell(1).setCellFormula("\"Бри\"&\"гада\"");
                    row.createCell(2).setCellFormula("1=1");
                    row.createCell(3).setCellFormula("1/0");
                    workbook.getCreationHelper().createFormulaEvaluator().evaluateAll();
                    row.createCell(4).getCTCell().addNewF().setStringValue("1+1");
                }))
                .containsExactly(
                        new Cell.Numeric(new BigDecimal("42.0"), 1),
                        new Cell.Text("Бригада"),
                        new Cell.Bool(true),
                        new Cell.Broken("holds the error #DIV/0!"),
                        new Cell.Broken("is a formula without its result; save the file in Excel first"));
    }

    @Test
    void errorsAreNamed() {
        assertThat(cellsOf(workbook ->
                        workbook.createSheet().createRow(0).createCell(0).setCellErrorValue(FormulaError.NA.getCode())))
                .containsExactly(new Cell.Broken("holds the error #N/A"));
    }

    @Test
    void richTextsAreReadAsOneAndEscapesUndone() {
        assertThat(cellsOf(workbook -> {
                    XSSFFont bold = workbook.createFont();
                    bold.setBold(true);
                    var rich = new XSSFRichTextString("Бригада ");
                    rich.append("№ 6", bold);
                    XSSFRow row = workbook.createSheet().createRow(0);
                    row.createCell(0).setCellValue(rich);
                    row.createCell(1).setCellValue(" 01_x001d_21 _x005F_x001D__x000D_\n 🙂 ");
                    row.createCell(2).setCellValue("=1+1");
                }))
                .containsExactly(
                        new Cell.Text("Бригада № 6"),
                        new Cell.Text(" 01\u001d21 _x001D_\r\n 🙂 "),
                        new Cell.Text("=1+1"));
    }

    @Test
    void inlineTextsAreReadWithoutTheirPhoneticHints() {
        Path file = new WorkbookParts()
                .sheet("<row><c t=\"inlineStr\"><is><r><t>one </t></r><r><t>two</t></r><rPh sb=\"0\" eb=\"1\"><t>hint"
                        + "</t></rPh></is></c><c t=\"d\"><v>2026-01-31T20:00:00</v></c></row>")
                .in(directory);

        assertThat(Rows.cells(file)).containsExactly(new Cell.Text("one two"), new Cell.Moment(EVENING));
    }

    @Test
    void aMergedCellIsWhereItBegins() {
        List<Row> rows = Rows.of(saved(workbook -> {
            var sheet = workbook.createSheet();
            sheet.createRow(0).createCell(0).setCellValue("merged");
            sheet.createRow(1).createCell(1).setCellValue("beside");
            sheet.addMergedRegion(new CellRangeAddress(0, 1, 0, 0));
        }));

        assertThat(rows).extracting(row -> row.cells().keySet().toString()).containsExactly("[0]", "[1]");
    }

    @Test
    void emptyRowsAreCountedButNotGiven() {
        assertThat(Rows.of(saved(workbook -> {
                    var sheet = workbook.createSheet();
                    sheet.createRow(2).createCell(0).setCellValue("third");
                    sheet.createRow(3).createCell(0).setCellValue("  ");
                    sheet.createRow(4).createCell(0).setCellStyle(format(workbook, "0"));
                    sheet.createRow(6).createCell(3).setCellValue("seventh");
                    sheet.createRow(1_048_575).createCell(0).setCellStyle(format(workbook, "0"));
                })))
                .extracting(Row::number)
                .containsExactly(3, 7);
    }

    @Test
    void hiddenRowsAndColumnsAreReadLikeOthers() {
        List<Row> rows = Rows.of(saved(workbook -> {
            var sheet = workbook.createSheet();
            sheet.createRow(0).createCell(0).setCellValue("a");
            sheet.createRow(1).createCell(0).setCellValue("b");
            sheet.setColumnHidden(0, true);
            sheet.getRow(1).setZeroHeight(true);
        }));

        assertThat(rows).hasSize(2);
    }

    @Test
    void ofSeveralSheetsTheFirstVisibleIsRead() {
        assertThat(cellsOf(workbook -> {
                    workbook.createSheet("lists").createRow(0).createCell(0).setCellValue("hidden");
                    workbook.createSheet("first").createRow(0).createCell(0).setCellValue("first");
                    workbook.createSheet("second").createRow(0).createCell(0).setCellValue("second");
                    workbook.setSheetVisibility(0, SheetVisibility.VERY_HIDDEN);
                    workbook.setActiveSheet(2);
                }))
                .containsExactly(new Cell.Text("first"));
    }

    @Test
    void aWorkbookWrittenAsAStreamIsRead() throws IOException {
        Path file = directory.resolve("stream.xlsx");
        try (var workbook = new SXSSFWorkbook(10);
                OutputStream out = Files.newOutputStream(file)) {
            var sheet = workbook.createSheet();
            for (int i = 0; i < 1_000; i++) {
                sheet.createRow(i).createCell(0).setCellValue("row " + i);
            }
            workbook.write(out);
        }

        assertThat(Rows.of(file)).hasSize(1_000);
    }

    @Test
    void theNameDoesNotTellWhatAFileIs() throws IOException {
        Path file = saved(
                workbook -> workbook.createSheet().createRow(0).createCell(0).setCellValue("xlsx"));

        assertThat(Rows.cells(Files.move(file, directory.resolve("named.csv")))).containsExactly(new Cell.Text("xlsx"));
        assertThat(Rows.cells(Files.writeString(directory.resolve("named.xlsx"), "csv")))
                .containsExactly(new Cell.Text("csv"));
    }

    @Test
    void anOldWorkbookAndOtherArchivesAreRefusedWithAWayOut() throws IOException {
        Path old = directory.resolve("old.xls");
        try (var workbook = new HSSFWorkbook();
                OutputStream out = Files.newOutputStream(old)) {
            workbook.createSheet();
            workbook.write(out);
        }
        assertRefused(old, "it is an old .xls workbook, or one with a password; save it as .xlsx without a password");

        Path document = new WorkbookParts()
                .with("_rels/.rels", WorkbookParts.RELATIONS.formatted(""))
                .in(directory);
        assertRefused(document, "it is no ordinary .xlsx workbook; save it as .xlsx");
        assertRefused(Files.createFile(directory.resolve("empty.xlsx")), "it is empty");
    }

    @Test
    void aStrictWorkbookIsRefusedWithAWayOut() {
        String strict = WorkbookParts.RELATIONS.formatted("<Relationship Id=\"rId1\""
                + " Type=\"http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument\""
                + " Target=\"xl/workbook.xml\"/>");

        assertRefused(
                new WorkbookParts().sheet("").with("_rels/.rels", strict).in(directory),
                "save it as .xlsx, not as Strict Open XML, or as .csv");
    }

    @EnabledOnOs(OS.LINUX)
    @ParameterizedTest
    @ValueSource(strings = {"xl/workbook.xml", "xl/styles.xml", "xl/worksheets/sheet1.xml"})
    void aFileIsLetGoOfWhetherReadOrRefused(String part) throws IOException {
        Path good = new WorkbookParts().sheet("<row><c><v>1</v></c></row>").in(directory);
        Path damaged = new WorkbookParts().sheet("").with(part, "<damaged").in(directory);

        assertThat(Rows.of(good)).hasSize(1);
        assertRefused(damaged, "it is a damaged or incomplete workbook");

        assertThat(openFiles()).doesNotContain(good.toRealPath(), damaged.toRealPath());
    }

    /** Of this process, as Linux lists them. */
    private static List<Path> openFiles() throws IOException {
        try (Stream<Path> descriptors = Files.list(Path.of("/proc/self/fd"))) {
            return descriptors
                    .filter(Files::exists)
                    .map(descriptor -> {
                        try {
                            return descriptor.toRealPath();
                        } catch (IOException e) {
                            return descriptor;
                        }
                    })
                    .toList();
        }
    }

    private Cell date(double serial) {
        return cellsOf(workbook -> {
                    var cell = workbook.createSheet().createRow(0).createCell(0);
                    cell.setCellStyle(format(workbook, "dd.mm.yyyy hh:mm"));
                    cell.setCellValue(serial);
                })
                .getFirst();
    }

    private List<Cell> cellsOf(Consumer<XSSFWorkbook> content) {
        return Rows.cells(saved(content));
    }

    private Path saved(Consumer<XSSFWorkbook> content) {
        Path file = directory.resolve("poi.xlsx");
        try (var workbook = new XSSFWorkbook();
                OutputStream out = Files.newOutputStream(file)) {
            content.accept(workbook);
            workbook.write(out);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return file;
    }

    private static CellStyle format(XSSFWorkbook workbook, String code) {
        CellStyle style = workbook.createCellStyle();
        style.setDataFormat(workbook.createDataFormat().getFormat(code));
        return style;
    }

    private static void assertRefused(Path file, String reason) {
        assertThatExceptionOfType(UnreadableFile.class)
                .isThrownBy(() -> Rows.of(file))
                .withMessageContaining(reason);
    }
}

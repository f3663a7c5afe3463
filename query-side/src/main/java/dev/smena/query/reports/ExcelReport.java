package dev.smena.query.reports;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.Zip64Mode;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.util.DefaultTempFileCreationStrategy;
import org.apache.poi.util.TempFile;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.springframework.util.FileSystemUtils;

/** An Office Open XML workbook (ECMA-376). Rows wait in a directory of its own, which it deletes. */
final class ExcelReport implements ReportFile {

    private static final int ROWS_IN_MEMORY = 100;
    private static final int VALUE_WIDTH = 72;

    private final OutputStream out;
    private final Path directory;
    private final SXSSFWorkbook workbook;

    ExcelReport(OutputStream out, Path directory) {
        this.out = out;
        this.directory = directory;
        workbook = new SXSSFWorkbook(null, ROWS_IN_MEMORY, true);
        // Sizes are not known beforehand, and not every reader takes the 64-bit form where it is not needed.
        workbook.setZip64Mode(Zip64Mode.AsNeeded);
    }

    @Override
    public void fill(Report report, Stream<ReportedProduct> products) throws IOException {
        inDirectory(() -> {
            var cells = new Cells(workbook);
            describe(report, cells);
            var sheets = new ProductSheets(workbook, cells, report.zone(), SpreadsheetVersion.EXCEL2007.getMaxRows());
            products.forEachOrdered(sheets::add);
            sheets.end();
            new StatisticsSheet(workbook, cells).fill(report);
        });
    }

    @Override
    public void finish() throws IOException {
        inDirectory(() -> workbook.write(out));
    }

    @Override
    public void close() throws IOException {
        try (workbook) {
            FileSystemUtils.deleteRecursively(directory);
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    private void inDirectory(Work work) throws IOException {
        try {
            TempFile.withStrategy(new DefaultTempFileCreationStrategy(directory.toFile()), () -> {
                try {
                    work.run();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                return work;
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private void describe(Report report, Cells cells) {
        Sheet sheet = workbook.createSheet("Информация о партии");
        sheet.setColumnWidth(0, 24 * 256);
        sheet.setColumnWidth(1, VALUE_WIDTH * 256);
        for (var fact : report.batch().facts(report.zone())) {
            var row = sheet.createRow(sheet.getLastRowNum() + 1);
            cells.label(row, 0, fact.label());
            if (fact.value() instanceof String text) {
                cells.longText(row, 1, text, VALUE_WIDTH);
            } else {
                cells.value(row, 1, fact.value());
            }
        }
        sheet.setDisplayGridlines(false);
        print(sheet, false);
    }

    /** A4, as wide as the sheet, pages numbered. */
    static void print(Sheet sheet, boolean landscape) {
        sheet.setFitToPage(true);
        sheet.getPrintSetup().setPaperSize(PrintSetup.A4_PAPERSIZE);
        sheet.getPrintSetup().setLandscape(landscape);
        sheet.getPrintSetup().setFitHeight((short) 0);
        sheet.getHeader().setLeft("&A");
        sheet.getFooter().setLeft("стр. &P из &N");
    }
}

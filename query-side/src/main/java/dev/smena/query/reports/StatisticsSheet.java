package dev.smena.query.reports;

import dev.smena.query.reports.Report.Interval;
import java.util.List;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;

/** Sheet «Статистика»: the figures with their charts beside them. */
final class StatisticsSheet {

    private static final int FIRST_INTERVAL = 7;

    private final SXSSFSheet sheet;
    private final SXSSFWorkbook workbook;
    private final Cells cells;

    StatisticsSheet(SXSSFWorkbook workbook, Cells cells) {
        this.workbook = workbook;
        this.cells = cells;
        this.sheet = workbook.createSheet("Статистика");
    }

    void fill(Report report) {
        ReportedBatch batch = report.batch();
        sheet.setColumnWidth(0, 26 * 256);
        sheet.setColumnWidth(1, 16 * 256);
        cells.count(figure(0, "Всего продукции"), 1, batch.total());
        cells.count(figure(1, "Аггрегировано"), 1, batch.aggregated());
        cells.count(figure(2, "Осталось"), 1, batch.remaining());
        cells.percent(figure(3, "Процент выполнения"), 1, batch.done());
        intervals(report.shift());
        var charts = new ExcelCharts(workbook.getXSSFWorkbook().getSheet(sheet.getSheetName()));
        charts.done(batch);
        charts.shift(report.shift(), FIRST_INTERVAL);
        sheet.setDisplayGridlines(false);
        ExcelReport.print(sheet, true);
    }

    private Row figure(int index, String label) {
        Row row = sheet.createRow(index);
        cells.label(row, 0, label);
        return row;
    }

    private void intervals(List<Interval> intervals) {
        Row head = sheet.createRow(FIRST_INTERVAL - 1);
        cells.head(head, 0, "Начало интервала");
        cells.head(head, 1, "Аггрегировано");
        for (int i = 0; i < intervals.size(); i++) {
            Row row = sheet.createRow(FIRST_INTERVAL + i);
            cells.value(row, 0, intervals.get(i).label());
            cells.count(row, 1, intervals.get(i).aggregated());
        }
    }
}

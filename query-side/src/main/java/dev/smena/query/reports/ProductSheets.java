package dev.smena.query.reports;

import java.time.ZoneId;
import java.util.List;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;

/** Sheet «Продукция», and «Продукция 2» and so on when one is full. */
final class ProductSheets {

    private static final String NAME = "Продукция";
    private static final List<String> HEADS = List.of("ID", "Уникальный код", "Аггрегирована", "Дата аггрегации");
    private static final int[] WIDTHS = {40, 96, 18, 22};

    private final SXSSFWorkbook workbook;
    private final Cells cells;
    private final ZoneId zone;
    private final int rowsPerSheet;
    private Sheet sheet;
    private int sheets = 1;
    private int rows;

    /** @param rowsPerSheet with the head */
    ProductSheets(SXSSFWorkbook workbook, Cells cells, ZoneId zone, int rowsPerSheet) {
        this.workbook = workbook;
        this.cells = cells;
        this.zone = zone;
        this.rowsPerSheet = rowsPerSheet;
        this.sheet = begin(NAME);
    }

    void add(ReportedProduct product) {
        if (rows == rowsPerSheet) {
            end();
            sheets++;
            sheet = begin(NAME + " " + sheets);
        }
        Row row = sheet.createRow(rows++);
        cells.value(row, 0, product.id().toString());
        cells.value(row, 1, product.code());
        cells.value(row, 2, product.aggregated());
        cells.value(row, 3, product.aggregatedAt(zone));
    }

    void end() {
        sheet.setAutoFilter(new CellRangeAddress(0, rows - 1, 0, HEADS.size() - 1));
    }

    private Sheet begin(String name) {
        Sheet begun = workbook.createSheet(name);
        Row head = begun.createRow(0);
        head.setHeightInPoints(20);
        for (int column = 0; column < HEADS.size(); column++) {
            begun.setColumnWidth(column, WIDTHS[column] * 256);
            cells.head(head, column, HEADS.get(column));
        }
        begun.createFreezePane(0, 1);
        begun.setRepeatingRows(CellRangeAddress.valueOf("1:1"));
        ExcelReport.print(begun, true);
        rows = 1;
        return begun;
    }
}

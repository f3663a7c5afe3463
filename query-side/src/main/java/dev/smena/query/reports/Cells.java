package dev.smena.query.reports;

import dev.smena.query.excel.ExcelText;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFColor;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;

/** Fills cells of one workbook, each with the type and the format of its value. */
final class Cells {

    /** Of a digit, by which columns are measured. */
    private static final int WIDE_LETTER_PERCENT = 140;

    private final XSSFWorkbook workbook;
    private final XSSFCellStyle text;
    private final XSSFCellStyle longText;
    private final XSSFCellStyle number;
    private final XSSFCellStyle count;
    private final XSSFCellStyle percent;
    private final XSSFCellStyle date;
    private final XSSFCellStyle time;
    private final XSSFCellStyle label;
    private final XSSFCellStyle head;

    Cells(SXSSFWorkbook streamed) {
        workbook = streamed.getXSSFWorkbook();
        text = style("@");
        longText = style("@");
        longText.setWrapText(true);
        number = style("0");
        count = style("#,##0");
        percent = style("0.00%");
        date = style("dd.mm.yyyy");
        time = style("dd.mm.yyyy hh:mm:ss");
        label = style("@");
        label.setFont(bold(Palette.MUTED));
        head = style("@");
        head.setFont(bold(Palette.PAPER));
        head.setFillForegroundColor(colour(Palette.DONE));
        head.setFillPattern(FillPatternType.SOLID_FOREGROUND);
        head.setVerticalAlignment(VerticalAlignment.CENTER);
    }

    void label(Row row, int column, String words) {
        words(row, column, words, label);
    }

    void head(Row row, int column, String words) {
        words(row, column, words, head);
    }

    void count(Row row, int column, int howMany) {
        styled(row, column, count).setCellValue(howMany);
    }

    void percent(Row row, int column, BigDecimal fraction) {
        styled(row, column, percent).setCellValue(fraction.doubleValue());
    }

    /** Text in a column of that many characters, over several lines if need be: only the writer can make room for them. */
    void longText(Row row, int column, String words, int columnWidth) {
        words(row, column, words, longText);
        int lines = Math.ceilDiv(words.length() * WIDE_LETTER_PERCENT, columnWidth * 100);
        if (lines > 1) {
            row.setHeightInPoints(lines * row.getSheet().getDefaultRowHeightInPoints());
        }
    }

    /** @param value text, number that is a name, date, or date-time; nothing for null */
    void value(Row row, int column, @Nullable Object value) {
        if (value instanceof Integer whole) {
            styled(row, column, number).setCellValue(whole);
        } else if (value instanceof LocalDate day && fits(day)) {
            styled(row, column, date).setCellValue(day);
        } else if (value instanceof LocalDateTime moment && fits(moment)) {
            styled(row, column, time).setCellValue(moment);
        } else if (value != null) {
            words(row, column, value.toString(), text);
        }
    }

    private static void words(Row row, int column, String words, CellStyle style) {
        styled(row, column, style).setCellValue(ExcelText.escaped(words));
    }

    private static Cell styled(Row row, int column, CellStyle style) {
        Cell cell = row.createCell(column);
        cell.setCellStyle(style);
        return cell;
    }

    /** Excel counts days from 1900 to 9999; a time may leave that range through its time zone. */
    private static boolean fits(TemporalAccessor time) {
        int year = time.get(ChronoField.YEAR);
        return year >= 1900 && year <= 9999;
    }

    private XSSFCellStyle style(String format) {
        XSSFCellStyle style = workbook.createCellStyle();
        style.setDataFormat(workbook.createDataFormat().getFormat(format));
        style.setAlignment(HorizontalAlignment.LEFT);
        style.setVerticalAlignment(VerticalAlignment.TOP);
        style.setBorderBottom(BorderStyle.THIN);
        style.setBottomBorderColor(colour(Palette.RULE));
        return style;
    }

    private XSSFFont bold(Palette colour) {
        XSSFFont font = workbook.createFont();
        font.setBold(true);
        font.setColor(colour(colour));
        return font;
    }

    private static XSSFColor colour(Palette colour) {
        return new XSSFColor(colour.bytes());
    }
}

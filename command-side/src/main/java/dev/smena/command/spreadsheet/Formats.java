package dev.smena.command.spreadsheet;

import java.util.HashMap;
import java.util.Map;
import org.apache.poi.xssf.model.StylesTable;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.jspecify.annotations.Nullable;

/** The formats of numbers that cells of a workbook refer to by the number of a style. */
final class Formats {

    private final StylesTable styles;
    private final Map<String, NumberFormat> known = new HashMap<>();

    Formats(StylesTable styles) {
        this.styles = styles;
    }

    NumberFormat get(@Nullable String style) {
        String index = style == null ? "0" : style;
        NumberFormat format = known.get(index);
        if (format == null) {
            format = find(index);
            known.put(index, format);
        }
        return format;
    }

    private NumberFormat find(String index) {
        try {
            int at = Integer.parseInt(index);
            if (at < 0 || at >= styles.getNumCellStyles()) {
                return NumberFormat.GENERAL;
            }
            XSSFCellStyle style = styles.getStyleAt(at);
            String code = style.getDataFormatString();
            return NumberFormat.of(style.getDataFormat(), code == null ? "" : code);
        } catch (RuntimeException e) {
            // POI reads numbers in styles only now, and knows many ways to say that one is none.
            throw UnreadableFile.because("its cell formats are damaged; save it anew");
        }
    }
}

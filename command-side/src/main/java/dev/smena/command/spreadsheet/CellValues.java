package dev.smena.command.spreadsheet;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.xssf.usermodel.XSSFRichTextString;
import org.jspecify.annotations.Nullable;

/** The values of a worksheet's cells. A formula is never computed: what the file holds as its result is its value. */
record CellValues(SharedTexts texts, Formats formats, boolean since1904) {

    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]{0,50}(\\.[0-9]{0,50})?([eE][+-]?[0-9]{1,3})?");

    /** Excel's 29 February 1900, as in Lotus 1-2-3; there was no such day. */
    private static final int LEAP_DAY = 60;

    private static final int LAST_DAY = 2_958_465;

    /** Reads the element {@code c} that has just begun and goes to its end; null if the cell is empty. */
    @Nullable
    Cell read(XmlPart xml) {
        String type = xml.attribute("t");
        String style = xml.attribute("s");
        boolean formula = false;
        @Nullable String value = null;
        @Nullable String inline = null;
        while (xml.next() && !xml.ends("c")) {
            if (xml.begins("f")) {
                formula = true;
            } else if (xml.begins("v")) {
                value = xml.text();
            } else if (xml.begins("is")) {
                inline = xml.richText("is");
            }
        }
        if (inline != null) {
            return text(unescaped(inline));
        }
        if (value == null) {
            return formula ? new Cell.Broken("is a formula without its result; save the file in Excel first") : null;
        }
        return of(type == null ? "n" : type, value, style);
    }

    private @Nullable Cell of(String type, String value, @Nullable String style) {
        return switch (type) {
            case "n" -> value.isBlank() ? null : number(value.strip(), formats.get(style));
            case "s" -> value.isBlank() ? null : text(texts.get(value));
            case "str", "inlineStr" -> text(unescaped(value));
            case "b" -> new Cell.Bool(value.strip().equals("1") || value.strip().equals("true"));
            case "d" -> isoDate(value.strip());
            case "e" -> new Cell.Broken("holds the error " + value.strip());
            default -> throw UnreadableFile.because("a cell in it is of a kind that is unknown");
        };
    }

    private static @Nullable Cell text(String text) {
        return text.isEmpty() ? null : new Cell.Text(text);
    }

    /** Any UTF-16 unit may be written as {@code _xHHHH_} (ECMA-376, ST_Xstring); in shared texts POI undoes it itself. */
    private static String unescaped(String text) {
        return text.contains("_x") ? new XSSFRichTextString(text).getString() : text;
    }

    private Cell number(String text, NumberFormat format) {
        if (!NUMBER.matcher(text).matches() || text.chars().noneMatch(Character::isDigit)) {
            return new Cell.Broken("holds a damaged number");
        }
        double number = Double.parseDouble(text);
        if (!Double.isFinite(number)) {
            return new Cell.Broken("holds a damaged number");
        }
        return format.date() ? date(number) : new Cell.Numeric(BigDecimal.valueOf(number), format.leastDigits());
    }

    /** Rounded to the millisecond, which is what programs keep of it. */
    private Cell date(double serial) {
        boolean nonexistent = !since1904 && Math.floor(serial) == LEAP_DAY;
        return DateUtil.isValidExcelDate(serial) && serial < LAST_DAY + 1 && !nonexistent
                ? new Cell.Moment(DateUtil.getLocalDateTime(serial, since1904))
                : new Cell.Broken("holds a number that is no date");
    }

    private static Cell isoDate(String text) {
        try {
            return new Cell.Moment(
                    text.length() == 10 ? LocalDate.parse(text).atStartOfDay() : LocalDateTime.parse(text));
        } catch (DateTimeParseException e) {
            return new Cell.Text(text);
        }
    }
}

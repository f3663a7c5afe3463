package dev.smena.command.spreadsheet;

import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.DateUtil;

/**
 * How a cell shows its number, as far as that changes the meaning.
 *
 * @param date whether as a date or time
 * @param leastDigits how many digits at least, as 5 shown by 00000
 */
record NumberFormat(boolean date, int leastDigits) {

    static final NumberFormat GENERAL = new NumberFormat(false, 1);

    /** Texts, such as the "г." of a Russian date, that would keep POI from seeing a date; and colours and conditions. */
    private static final Pattern DECORATION =
            Pattern.compile("\"[^\"]*\"|\\\\.|_.|\\*.|\\[(?!h+]|m+]|s+])[^]]*]", Pattern.CASE_INSENSITIVE);

    private static final int MOST_DIGITS = 15;
    /** As in Excel. */
    private static final int MOST_CHARACTERS = 255;

    /** @param id of a format that ECMA-376 (18.8.30) numbers, or one of the workbook's own */
    static NumberFormat of(int id, String code) {
        if (code.length() > MOST_CHARACTERS) {
            return GENERAL;
        }
        String positive =
                DECORATION.matcher(code).replaceAll("").split(";", 2)[0].strip();
        boolean digits = positive.matches("0{2,%d}".formatted(MOST_DIGITS));
        return new NumberFormat(DateUtil.isADateFormat(id, positive), digits ? positive.length() : 1);
    }
}

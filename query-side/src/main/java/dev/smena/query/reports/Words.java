package dev.smena.query.reports;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Values as printed, in Russian usage; made without locale data, which a trimmed Java runtime may lack. */
final class Words {

    private static final char NO_BREAK_SPACE = '\u00a0';
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd.MM.uuuu");
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("dd.MM.uuuu HH:mm");
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("dd.MM.uuuu HH:mm:ss");

    private Words() {}

    static String count(int number) {
        return format("#,##0").format(number);
    }

    static String percent(BigDecimal fraction) {
        return format("0.00").format(fraction.movePointRight(2)) + NO_BREAK_SPACE + "%";
    }

    static String day(LocalDate day) {
        return DAY.format(day);
    }

    static String minute(LocalDateTime time) {
        return MINUTE.format(time);
    }

    static String second(LocalDateTime time) {
        return SECOND.format(time);
    }

    private static DecimalFormat format(String pattern) {
        var symbols = new DecimalFormatSymbols(Locale.ROOT);
        symbols.setGroupingSeparator(NO_BREAK_SPACE);
        symbols.setDecimalSeparator(',');
        return new DecimalFormat(pattern, symbols);
    }
}

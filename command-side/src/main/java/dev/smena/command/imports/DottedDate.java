package dev.smena.command.imports;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates as they are typed in Russia: 31.01.2026, with or without a time, 8:00 or 08:00:00.5. */
final class DottedDate {

    private static final Pattern FORM = Pattern.compile(
            "(\\d{1,2})\\.(\\d{1,2})\\.(\\d{4})(?:[ T]+(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,](\\d{1,9}))?)?)?");

    private DottedDate() {}

    /** Midnight if there is no time; empty if the text is of another form or there is no such day or time. */
    static Optional<LocalDateTime> parsed(String text) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDateTime.of(
                    number(form, 3),
                    number(form, 2),
                    number(form, 1),
                    number(form, 4),
                    number(form, 5),
                    number(form, 6),
                    nanos(form)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    static Optional<LocalDateTime> parsedWithTime(String text) {
        return text.contains(":") ? parsed(text) : Optional.empty();
    }

    private static int number(Matcher form, int group) {
        String digits = form.group(group);
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    private static int nanos(Matcher form) {
        String digits = form.group(7);
        return digits == null ? 0 : Integer.parseInt((digits + "00000000").substring(0, 9));
    }
}

package dev.smena.query.input;

import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A date and time as it is written in a query string. */
final class DateAndTime {

    private static final Pattern FORM =
            Pattern.compile("(\\d{4}-\\d\\d-\\d\\d)[T ](\\d\\d:\\d\\d(:\\d\\d(\\.\\d{1,9})?)?(Z|[+ -]\\d\\d:\\d\\d)?)");

    private DateAndTime() {}

    /** Null if it is none. */
    static @Nullable ZonedDateTime parse(String text, ZoneId zone) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return null;
        }
        try {
            var time = DateTimeFormatter.ISO_DATE_TIME.parseBest(
                    form.group(1) + "T" + form.group(2).replace(' ', '+'), OffsetDateTime::from, LocalDateTime::from);
            return time instanceof OffsetDateTime offset
                    ? offset.atZoneSameInstant(zone)
                    : ((LocalDateTime) time).atZone(zone);
        } catch (DateTimeParseException e) {
            return null; // of the right form, but no such day or time
        }
    }
}

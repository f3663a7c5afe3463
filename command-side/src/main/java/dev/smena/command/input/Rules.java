package dev.smena.command.input;

import dev.smena.command.input.Rule.Violation;
import dev.smena.events.CanonicalUuid;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** The rules of the contract's field types. */
public final class Rules {

    private static final int TEXT_LENGTH = 500;
    private static final int CODE_LENGTH = 255;
    private static final char GROUP_SEPARATOR = '\u001d';
    private static final LocalDate FIRST_DATE = LocalDate.of(1900, 1, 1);
    private static final LocalDate LAST_DATE = LocalDate.of(9999, 12, 31);
    private static final Pattern DATE_TIME_FORM =
            Pattern.compile("(\\d{4}-\\d\\d-\\d\\d)[T ](\\d\\d:\\d\\d(:\\d\\d(\\.\\d{1,9})?)?(Z|[+-]\\d\\d:\\d\\d)?)");

    public static final Rule<Boolean> BOOL = value -> {
        if (!value.isBoolean()) {
            throw new Violation("must be true or false");
        }
        return value.booleanValue();
    };

    /** 1 … 2147483647, written as a JSON integer. */
    public static final Rule<Integer> POSITIVE_INT = integer(1, Integer.MAX_VALUE);

    /** 1–500 code points, not blank, anything but NUL. */
    public static final Rule<String> TEXT = text(TEXT_LENGTH);

    /** A marking code: 1–255 code points, compared exactly; a scanner's trailing CR and LF are dropped. */
    public static final Rule<String> CODE = value -> {
        String code = withoutLineEnd(string(value));
        if (code.chars().anyMatch(c -> Character.isISOControl(c) && c != GROUP_SEPARATOR)) {
            throw new Violation("must not contain control characters other than the group separator U+001D");
        }
        return bounded(code, CODE_LENGTH);
    };

    /** ISO 8601 calendar date, 1900-01-01 … 9999-12-31. */
    public static final Rule<LocalDate> DATE = value -> {
        try {
            return inRange(LocalDate.parse(string(value)));
        } catch (DateTimeParseException e) {
            throw new Violation("must be a date like 2026-01-31");
        }
    };

    public static final Rule<UUID> ID = value -> {
        return CanonicalUuid.parse(string(value)).orElseThrow(() -> new Violation("must be a UUID"));
    };

    private Rules() {}

    /** A JSON integer within these bounds. */
    public static Rule<Integer> integer(int least, int most) {
        return value -> {
            if (!value.isIntegralNumber()) {
                throw new Violation("must be an integer");
            }
            if (!value.canConvertToInt() || value.intValue() < least || value.intValue() > most) {
                throw new Violation("must be from " + least + " to " + most);
            }
            return value.intValue();
        };
    }

    /** Not blank, anything but NUL. @param most code points */
    public static Rule<String> text(int most) {
        return value -> {
            String text = string(value);
            if (text.indexOf('\0') >= 0) {
                throw new Violation("must not contain NUL");
            }
            return bounded(text, most);
        };
    }

    /** One of the constants, written in lower case. */
    @SafeVarargs
    public static <E extends Enum<E>> Rule<E> oneOf(E... constants) {
        Map<String, E> words = Arrays.stream(constants)
                .collect(Collectors.toMap(
                        constant -> constant.name().toLowerCase(Locale.ROOT),
                        constant -> constant,
                        (a, b) -> a,
                        LinkedHashMap::new));
        return value -> {
            E constant = words.get(string(value));
            if (constant == null) {
                throw new Violation("must be " + String.join(" or ", words.keySet()));
            }
            return constant;
        };
    }

    /**
     * ISO 8601 date and time; without an offset it is meant in {@code zone}. Its date there is within the range of dates,
     * since there it is shown again. Kept to the microsecond.
     */
    public static Rule<Instant> dateTime(ZoneId zone) {
        return value -> {
            ZonedDateTime time = parsed(string(value), zone);
            inRange(time.toLocalDate());
            return time.toInstant().truncatedTo(ChronoUnit.MICROS);
        };
    }

    private static ZonedDateTime parsed(String text, ZoneId zone) throws Violation {
        Matcher form = DATE_TIME_FORM.matcher(text);
        try {
            if (form.matches()) {
                var time = DateTimeFormatter.ISO_DATE_TIME.parseBest(
                        form.group(1) + "T" + form.group(2), OffsetDateTime::from, LocalDateTime::from);
                return time instanceof OffsetDateTime offset
                        ? offset.atZoneSameInstant(zone)
                        : ((LocalDateTime) time).atZone(zone);
            }
        } catch (DateTimeParseException e) {
            // of the right form, but no such day or time
        }
        throw new Violation("must be a date and time like 2026-01-31T20:00:00 or 2026-01-31T20:00:00+05:00");
    }

    private static String string(JsonNode value) throws Violation {
        if (!value.isString()) {
            throw new Violation("must be a string");
        }
        return value.stringValue();
    }

    private static String bounded(String text, int most) throws Violation {
        if (text.codePoints().allMatch(c -> Character.isWhitespace(c) || Character.isSpaceChar(c))) {
            throw new Violation("must not be blank");
        }
        if (text.codePointCount(0, text.length()) > most) {
            throw new Violation("must have at most " + most + " characters");
        }
        if (text.codePoints().anyMatch(c -> Character.getType(c) == Character.SURROGATE)) {
            throw new Violation("must not contain half of a surrogate pair");
        }
        return text;
    }

    private static String withoutLineEnd(String scanned) {
        int end = scanned.length();
        while (end > 0 && (scanned.charAt(end - 1) == '\n' || scanned.charAt(end - 1) == '\r')) {
            end--;
        }
        return scanned.substring(0, end);
    }

    private static LocalDate inRange(LocalDate date) throws Violation {
        if (date.isBefore(FIRST_DATE) || date.isAfter(LAST_DATE)) {
            throw new Violation("must lie between " + FIRST_DATE + " and " + LAST_DATE);
        }
        return date;
    }
}

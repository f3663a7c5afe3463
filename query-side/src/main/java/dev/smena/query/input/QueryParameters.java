package dev.smena.query.input;

import dev.smena.events.CanonicalUuid;
import dev.smena.query.QueryProblem;
import dev.smena.query.QueryProblem.InvalidParameter;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * The parameters of one request, read one by one; absent ones read as null. {@link #end()} refuses the request if one
 * could not be read (400), was out of range or is unknown (422).
 */
public final class QueryParameters {

    private static final Pattern INTEGER = Pattern.compile("[+-]?[0-9]{1,100}");
    private static final int TEXT_LENGTH = 500;
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 9999;

    private final MultiValueMap<String, String> given;
    private final Set<String> known = new HashSet<>();
    private final List<InvalidParameter> unreadable = new ArrayList<>();
    private final List<InvalidParameter> invalid = new ArrayList<>();

    public QueryParameters(MultiValueMap<String, String> given) {
        this.given = given;
    }

    /** A part of a list, as {@code offset} and {@code limit} ask for it. */
    public record Range(int offset, int limit) {}

    public Range range() {
        Integer offset = integer("offset", 0, Integer.MAX_VALUE);
        Integer limit = integer("limit", 1, 100);
        return new Range(offset == null ? 0 : offset, limit == null ? 20 : limit);
    }

    public @Nullable Boolean bool(String name) {
        return read(name, "true or false", text -> switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> null;
        });
    }

    public @Nullable Integer integer(String name, int least, int most) {
        String text = read(name, "an integer", value -> INTEGER.matcher(value).matches() ? value : null);
        if (text == null) {
            return null;
        }
        var number = new BigInteger(text);
        if (number.bitLength() > 31 || number.intValue() < least || number.intValue() > most) {
            invalid.add(new InvalidParameter("/" + name, "must be from " + least + " to " + most));
            return null;
        }
        return number.intValue();
    }

    public @Nullable LocalDate date(String name) {
        return read(name, "a date like 2026-01-31", text -> {
            try {
                return text.length() == 10 ? LocalDate.parse(text) : null;
            } catch (DateTimeParseException e) {
                return null;
            }
        });
    }

    /**
     * ISO 8601 date and time, kept to the microsecond; without an offset it is meant in {@code zone}. A blank before the
     * offset is a {@code +} that nobody has escaped.
     */
    public @Nullable Instant time(String name, ZoneId zone) {
        ZonedDateTime time = read(
                name,
                "a date and time like 2026-01-31T20:00:00 or 2026-01-31T20:00:00+05:00",
                text -> DateAndTime.parse(text, zone));
        if (time != null && (time.getYear() < FIRST_YEAR || time.getYear() > LAST_YEAR)) {
            invalid.add(new InvalidParameter("/" + name, "must lie between 1900-01-01 and 9999-12-31"));
            return null;
        }
        return time == null ? null : time.toInstant().truncatedTo(ChronoUnit.MICROS);
    }

    /** Refuses two parameters that exclude each other. */
    public void notBoth(String one, String other) {
        if (given.containsKey(one) && given.containsKey(other)) {
            invalid.add(new InvalidParameter("/" + other, "cannot be combined with " + one));
        }
    }

    /** Two numbers, both required, of which the second is not less than the first. */
    public record Interval(int from, int to) {}

    public Interval interval(String from, String to) {
        Integer first = required(from);
        Integer last = required(to);
        if (first != null && last != null && last < first) {
            invalid.add(new InvalidParameter("/" + to, "must not be less than " + from));
        }
        return new Interval(first == null ? 0 : first, last == null ? 0 : last);
    }

    private @Nullable Integer required(String name) {
        if (!given.containsKey(name)) {
            invalid.add(new InvalidParameter("/" + name, "is required"));
        }
        return integer(name, 0, Integer.MAX_VALUE);
    }

    public @Nullable UUID id(String name) {
        return read(name, "a UUID", text -> CanonicalUuid.parse(text).orElse(null));
    }

    /** One of these, by what {@code toString} gives. */
    public <T> @Nullable T oneOf(String name, List<T> choices) {
        String form = "one of " + choices.stream().map(Object::toString).collect(Collectors.joining(", "));
        return read(
                name,
                form,
                text -> choices.stream()
                        .filter(choice -> choice.toString().equals(text))
                        .findFirst()
                        .orElse(null));
    }

    /** 1–500 code points, not blank, without NUL. */
    public @Nullable String text(String name) {
        String text = read(name, "a text", value -> value);
        if (text == null) {
            return null;
        }
        if (text.isBlank() || text.indexOf('\0') >= 0 || text.codePointCount(0, text.length()) > TEXT_LENGTH) {
            invalid.add(new InvalidParameter(
                    "/" + name, "must have 1 to " + TEXT_LENGTH + " characters, not be blank and contain no NUL"));
            return null;
        }
        return text;
    }

    /** To be called when all parameters are read. */
    public void end() {
        given.keySet().stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> invalid.add(InvalidParameter.unknown(name)));
        if (!unreadable.isEmpty()) {
            unreadable.addAll(invalid);
            throw QueryProblem.unreadable(unreadable);
        }
        if (!invalid.isEmpty()) {
            throw QueryProblem.invalid(invalid);
        }
    }

    private <T> @Nullable T read(String name, String form, Function<String, @Nullable T> reader) {
        known.add(name);
        List<String> values = given.getOrDefault(name, List.of());
        if (values.isEmpty()) {
            return null;
        }
        if (values.size() > 1) {
            unreadable.add(new InvalidParameter("/" + name, "is given " + values.size() + " times"));
            return null;
        }
        T read = reader.apply(values.getFirst());
        if (read == null) {
            unreadable.add(new InvalidParameter("/" + name, "must be " + form));
        }
        return read;
    }
}

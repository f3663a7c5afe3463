package dev.smena.query.analytics;

import dev.smena.events.BatchId;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** What the statistics of a batch are made of, and the formulas, which {@code docs/analytics.md} explains. */
record BatchFigures(
        BatchId id,
        int batchNumber,
        LocalDate batchDate,
        @Nullable Instant closedAt,
        String team,
        Instant shiftStart,
        Instant shiftEnd,
        int total,
        int aggregated) {

    /** Further ahead than any date that Smena takes. */
    private static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");

    int remaining() {
        return total - aggregated;
    }

    BigDecimal rate() {
        return Figure.percent(aggregated, total);
    }

    /** 0–1, what the rate is made of; 0 without products. */
    double done() {
        return total == 0 ? 0 : (double) aggregated / total;
    }

    Duration shift() {
        return Duration.between(shiftStart, shiftEnd);
    }

    /** The part of the shift that has been worked: until now, or until the batch was closed. */
    Duration elapsed(Instant now) {
        Instant until = closedAt == null ? now : closedAt;
        var worked = Duration.between(shiftStart, until.isBefore(shiftEnd) ? until : shiftEnd);
        return worked.isNegative() ? Duration.ZERO : worked;
    }

    /** 0 before the shift. */
    double productsPerHour(Instant now) {
        double hours = Figure.hours(elapsed(now));
        return hours == 0 ? 0 : aggregated / hours;
    }

    /** When the last product will be aggregated if all goes on as on average so far; null if there is no telling. */
    @Nullable
    Instant estimatedCompletion(Instant now) {
        double pace = productsPerHour(now);
        if (closedAt != null || remaining() == 0 || pace == 0) {
            return null;
        }
        double seconds = Math.ceil(Duration.ofHours(1).toSeconds() * (remaining() / pace));
        return seconds < Duration.between(now, NEVER).toSeconds()
                ? now.truncatedTo(ChronoUnit.SECONDS).plusSeconds((long) seconds)
                : null;
    }

    /** 0–100: what has been aggregated of what an even pace through the shift would have brought by now, at most all. */
    double efficiency(Instant now) {
        double planned = total * (Figure.hours(elapsed(now)) / Figure.hours(shift()));
        return planned == 0 ? 0 : Math.min(100, 100 * aggregated / planned);
    }
}

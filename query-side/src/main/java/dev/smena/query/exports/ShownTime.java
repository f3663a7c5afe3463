package dev.smena.query.exports;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Instants in the production time zone. */
record ShownTime(ZoneId zone) {

    /** Before it Excel counts a 29 February 1900 that never was, and other programs do not. */
    private static final LocalDate FIRST_CERTAIN_DATE = LocalDate.of(1900, 3, 1);

    /** ISO 8601 with an offset of hours and minutes. */
    String text(Instant time) {
        ZoneOffset offset = zone.getRules().getOffset(time);
        boolean wholeMinutes = offset.getTotalSeconds() % 60 == 0;
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time.atOffset(wholeMinutes ? offset : ZoneOffset.UTC));
    }

    /**
     * The wall-clock time, if a cell with a date and time holds and shows it whole: to the second, and not in the hour
     * that is repeated when daylight saving ends.
     */
    Optional<LocalDateTime> cell(Instant time) {
        LocalDateTime local = LocalDateTime.ofInstant(time, zone);
        boolean certain = local.getNano() == 0
                && isCertain(local.toLocalDate())
                && zone.getRules().getValidOffsets(local).size() == 1;
        return certain ? Optional.of(local) : Optional.empty();
    }

    static boolean isCertain(LocalDate date) {
        return !date.isBefore(FIRST_CERTAIN_DATE);
    }
}

package dev.smena.query.reports;

import dev.smena.events.CloseReason;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a report says of the batch itself. */
record ReportedBatch(
        int number,
        LocalDate date,
        boolean isClosed,
        @Nullable Instant closedAt,
        @Nullable CloseReason closeReason,
        String workCenter,
        String shift,
        String team,
        String nomenclature,
        String eknCode,
        Instant shiftStart,
        Instant shiftEnd,
        int total,
        int aggregated) {

    /** @param value text, whole number, date, or date-time in the production time zone */
    record Fact(String label, Object value) {}

    List<Fact> facts(ZoneId zone) {
        return List.of(
                new Fact("Номер партии", number),
                new Fact("Дата партии", date),
                new Fact("Статус", status()),
                new Fact("Рабочий центр", workCenter),
                new Fact("Смена", shift),
                new Fact("Бригада", team),
                new Fact("Номенклатура", nomenclature),
                new Fact("Код ЕКН", eknCode),
                new Fact("Начало смены", LocalDateTime.ofInstant(shiftStart, zone)),
                new Fact("Окончание смены", LocalDateTime.ofInstant(shiftEnd, zone)));
    }

    String status() {
        return isClosed ? "Закрыта" : "Открыта";
    }

    int remaining() {
        return total - aggregated;
    }

    /** 0 to 1 with four decimals: a percentage with two. */
    BigDecimal done() {
        return total == 0
                ? BigDecimal.ZERO
                : BigDecimal.valueOf(aggregated).divide(BigDecimal.valueOf(total), 4, RoundingMode.HALF_UP);
    }
}

package dev.smena.query.analytics;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;

/** Figures as they are shown: with two decimals, half of a hundredth rounded up. */
final class Figure {

    private static final double SECONDS_PER_HOUR = 3_600;

    private Figure() {}

    /** 0–100; of nothing, 0. */
    static BigDecimal percent(long part, long whole) {
        return whole == 0
                ? BigDecimal.ZERO.setScale(2)
                : BigDecimal.valueOf(part).movePointRight(2).divide(BigDecimal.valueOf(whole), 2, RoundingMode.HALF_UP);
    }

    static BigDecimal of(double value) {
        return BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_UP);
    }

    static double hours(Duration time) {
        return (time.getSeconds() + time.getNano() / 1e9) / SECONDS_PER_HOUR;
    }
}

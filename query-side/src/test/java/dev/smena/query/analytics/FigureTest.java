package dev.smena.query.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FigureTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0, 0.00",
        "0, 7, 0.00",
        "7, 7, 100.00",
        "1, 3, 33.33",
        "2, 3, 66.67",
        "1, 800, 0.13",
        "1, 20000, 0.01",
        "1, 20001, 0.00",
        "9223372036854775806, 9223372036854775807, 100.00"
    })
    void aPercentageHasTwoDecimalsAndItsLastOneIsRoundedHalfUp(long part, long whole, String shown) {
        assertThat(Figure.percent(part, whole)).hasToString(shown);
    }

    @ParameterizedTest
    @CsvSource({"0, 0.00", "0.005, 0.01", "66.666, 66.67", "3.6e15, 3600000000000000.00"})
    void aFigureHasTwoDecimalsAndNoExponentHoweverLarge(double value, String shown) {
        assertThat(Figure.of(value)).hasToString(shown);
    }

    @ParameterizedTest
    @CsvSource({"PT0S, 0", "PT12H, 12", "PT90M, 1.5", "PT0.0036S, 0.000001"})
    void hoursHaveTheirParts(Duration time, double hours) {
        assertThat(Figure.hours(time)).isEqualTo(hours);
    }
}

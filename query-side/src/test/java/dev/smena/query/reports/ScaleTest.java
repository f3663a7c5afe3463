package dev.smena.query.reports;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The axis of a chart. */
class ScaleTest {

    @ParameterizedTest
    @CsvSource({"0, 1, 1", "1, 1, 1", "4, 1, 4", "5, 2, 3", "21, 10, 3", "41, 20, 3", "1000000, 500000, 2"})
    void itsStepsAreRoundNumbers(int most, int step, int steps) {
        assertThat(Scale.upTo(most)).isEqualTo(new Scale(step, steps));
    }

    @ParameterizedTest
    @CsvSource({"2147483647"})
    void itHoldsTheLargestNumber(int most) {
        assertThat((long) Scale.upTo(most).step() * Scale.upTo(most).steps()).isGreaterThanOrEqualTo(most);
    }
}

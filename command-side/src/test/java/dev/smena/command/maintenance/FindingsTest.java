package dev.smena.command.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smena.events.Difference;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FindingsTest {

    @Test
    void areAddedUp() {
        Findings both = new Findings(7, 2, named("a", 2)).and(new Findings(5, 1, named("b", 1)));

        assertThat(both)
                .isEqualTo(new Findings(
                        12,
                        3,
                        List.of(new Difference("a 0", ""), new Difference("a 1", ""), new Difference("b 0", ""))));
    }

    @Test
    void nameNoMoreThanOneOfThemDoes() {
        Findings both = new Findings(7, 2_000, named("a", 1_000)).and(new Findings(5, 1, named("b", 1)));

        assertThat(both).isEqualTo(new Findings(12, 2_001, named("a", 1_000)));
    }

    private static List<Difference> named(String table, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Difference(table + " " + i, ""))
                .toList();
    }
}

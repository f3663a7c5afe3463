package dev.smena.command.batch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smena.events.RefusedCode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CodesOutcomeTest {

    private static final Instant NOW = Instant.parse("2026-11-09T05:30:00Z");

    @Test
    void keepsTheOrderOfTheRequestWhateverTheOrderOfTheRegistrysAnswer() {
        var outcome = CodesOutcome.of(
                List.of("D", "B", "C", "A"),
                Map.of("A", refused("A", "not found"), "B", refused("B", "other")),
                7,
                NOW);

        assertThat(outcome)
                .isEqualTo(new CodesOutcome(
                        List.of("D", "C"), List.of(refused("B", "other"), refused("A", "not found")), 7, NOW));
    }

    @Test
    void everyRepetitionIsADuplicateAndAccountsForItself() {
        List<String> codes = List.of("A", "A", "Z", "A", "Z");

        var outcome = CodesOutcome.of(codes, Map.of("Z", refused("Z", "not found")), 7, NOW);

        assertThat(outcome.changed()).containsExactly("A");
        assertThat(outcome.refused())
                .containsExactly(
                        refused("A", "duplicate in request"),
                        refused("Z", "not found"),
                        refused("A", "duplicate in request"),
                        refused("Z", "duplicate in request"));
        assertThat(outcome.changed().size() + outcome.refused().size()).isEqualTo(codes.size());
    }

    @Test
    void codesAreComparedExactly() {
        var outcome = CodesOutcome.of(List.of("a", "A", "A ", "A\u001d"), Map.of(), 7, NOW);

        assertThat(outcome.changed()).containsExactly("a", "A", "A ", "A\u001d");
    }

    @Test
    void allCodesOfABatchThatTakesNoneAreRefusedForTheSameReason() {
        var outcome = CodesOutcome.allRefused(List.of("A", "B"), RefusedCode.BATCH_CLOSED, NOW);

        assertThat(outcome)
                .isEqualTo(new CodesOutcome(
                        List.of(), List.of(refused("A", "batch closed"), refused("B", "batch closed")), 0, NOW));
    }

    private static RefusedCode refused(String code, String reason) {
        return RefusedCode.of(code, reason);
    }
}

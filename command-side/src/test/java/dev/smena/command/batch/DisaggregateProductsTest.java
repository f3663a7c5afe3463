package dev.smena.command.batch;

import static dev.smena.command.batch.BatchFixture.ABC_REGISTERED;
import static dev.smena.command.batch.BatchFixture.A_AGGREGATED;
import static dev.smena.command.batch.BatchFixture.BEFORE;
import static dev.smena.command.batch.BatchFixture.CLOSED;
import static dev.smena.command.batch.BatchFixture.CREATED;
import static dev.smena.command.batch.BatchFixture.ID;
import static dev.smena.command.batch.BatchFixture.NOW;
import static dev.smena.command.batch.Refusals.refusalWith;

import dev.smena.command.ProblemCode;
import dev.smena.events.BatchId;
import dev.smena.events.ProductsAggregated;
import dev.smena.events.ProductsDisaggregated;
import dev.smena.events.RefusedCode;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class DisaggregateProductsTest {

    private static final BatchId OTHER = BatchId.of(1, LocalDate.of(2026, 11, 9));
    private static final ProductsAggregated BC_AGGREGATED = new ProductsAggregated(ID, List.of("B", "C"), 3, BEFORE);

    private final BatchFixture batch = new BatchFixture();

    @Test
    void countsProductsAsNotDoneAndKeepsTheReason() {
        batch.given(CREATED, ABC_REGISTERED, A_AGGREGATED, BC_AGGREGATED)
                .when(disaggregate("C", "A"))
                .expectEvents(new ProductsDisaggregated(ID, List.of("C", "A"), "брак", 1, NOW))
                .expectResultMessagePayload(new CodesOutcome(List.of("C", "A"), List.of(), 4, NOW));
    }

    @Test
    void publishesOnlyWhatItChangedAndSaysWhyItDidNotChangeTheOthers() {
        batch.registry.register(OTHER, List.of("X"));

        batch.given(CREATED, ABC_REGISTERED, A_AGGREGATED)
                .when(disaggregate("ZZ", "A", "B", "X", "A"))
                .expectEvents(new ProductsDisaggregated(ID, List.of("A"), "брак", 0, NOW))
                .expectResultMessagePayload(new CodesOutcome(
                        List.of("A"),
                        List.of(
                                RefusedCode.of("ZZ", "not found"),
                                RefusedCode.of("B", "not aggregated"),
                                RefusedCode.of("X", "attached to another batch"),
                                RefusedCode.of("A", "duplicate in request")),
                        3,
                        NOW));
    }

    @Test
    void publishesNothingIfNothingWasAggregated() {
        batch.given(CREATED, ABC_REGISTERED)
                .when(disaggregate("A"))
                .expectNoEvents()
                .expectResultMessagePayload(
                        new CodesOutcome(List.of(), List.of(RefusedCode.of("A", "not aggregated")), 1, NOW));
    }

    @Test
    void letsTheCodeBeAggregatedAgain() {
        var disaggregated = new ProductsDisaggregated(ID, List.of("A"), "брак", 0, BEFORE);

        batch.given(CREATED, ABC_REGISTERED, A_AGGREGATED, disaggregated)
                .when(new AggregateProducts(ID, List.of("A"), ExpectedVersion.ANY))
                .expectEvents(new ProductsAggregated(ID, List.of("A"), 1, NOW));
    }

    @Test
    void isRefusedByAClosedBatch() {
        batch.given(CREATED, ABC_REGISTERED, A_AGGREGATED, CLOSED)
                .when(disaggregate("A"))
                .expectException(refusalWith(ProblemCode.BATCH_CLOSED))
                .expectNoEvents();
    }

    @Test
    void isRefusedIfMeantForAnotherVersion() {
        batch.given(CREATED, ABC_REGISTERED, A_AGGREGATED)
                .when(new DisaggregateProducts(ID, List.of("A"), "брак", BatchFixture.STALE))
                .expectException(refusalWith(ProblemCode.VERSION_MISMATCH))
                .expectNoEvents();
    }

    private static DisaggregateProducts disaggregate(String... codes) {
        return new DisaggregateProducts(ID, List.of(codes), "брак", ExpectedVersion.ANY);
    }
}

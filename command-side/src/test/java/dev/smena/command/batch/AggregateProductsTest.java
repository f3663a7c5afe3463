package dev.smena.command.batch;

import static dev.smena.command.batch.BatchFixture.ABC_REGISTERED;
import static dev.smena.command.batch.BatchFixture.A_AGGREGATED;
import static dev.smena.command.batch.BatchFixture.CLOSED;
import static dev.smena.command.batch.BatchFixture.CREATED;
import static dev.smena.command.batch.BatchFixture.ID;
import static dev.smena.command.batch.BatchFixture.NOW;
import static dev.smena.command.batch.Refusals.refusalWith;

import dev.smena.command.ProblemCode;
import dev.smena.events.BatchId;
import dev.smena.events.ProductsAggregated;
import dev.smena.events.RefusedCode;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class AggregateProductsTest {

    private static final BatchId OTHER = BatchId.of(1, LocalDate.of(2026, 11, 9));

    private final BatchFixture batch = new BatchFixture();

    @Test
    void countsProductsAsDone() {
        batch.given(CREATED, ABC_REGISTERED)
                .when(aggregate("C", "A"))
                .expectEvents(new ProductsAggregated(ID, List.of("C", "A"), 2, NOW))
                .expectResultMessagePayload(new CodesOutcome(List.of("C", "A"), List.of(), 2, NOW));
    }

    @Test
    void publishesOnlyWhatItCountedAndSaysWhyItDidNotCountTheOthers() {
        batch.registry.register(OTHER, List.of("X"));

        batch.given(CREATED, ABC_REGISTERED, A_AGGREGATED)
                .when(aggregate("ZZ", "A", "B", "X", "B"))
                .expectEvents(new ProductsAggregated(ID, List.of("B"), 2, NOW))
                .expectResultMessagePayload(new CodesOutcome(
                        List.of("B"),
                        List.of(
                                RefusedCode.of("ZZ", "not found"),
                                new RefusedCode("A", "already aggregated", A_AGGREGATED.aggregatedAt()),
                                RefusedCode.of("X", "attached to another batch"),
                                RefusedCode.of("B", "duplicate in request")),
                        3,
                        NOW));
    }

    @Test
    void aDuplicateOfARefusedCodeIsADuplicate() {
        batch.given(CREATED)
                .when(aggregate("ZZ", "ZZ"))
                .expectNoEvents()
                .expectResultMessagePayload(new CodesOutcome(
                        List.of(),
                        List.of(RefusedCode.of("ZZ", "not found"), RefusedCode.of("ZZ", "duplicate in request")),
                        0,
                        NOW));
    }

    @Test
    void publishesNothingIfAllIsDoneAlready() {
        batch.given(CREATED, ABC_REGISTERED, A_AGGREGATED)
                .when(aggregate("A"))
                .expectNoEvents()
                .expectResultMessagePayload(new CodesOutcome(
                        List.of(),
                        List.of(new RefusedCode("A", "already aggregated", A_AGGREGATED.aggregatedAt())),
                        2,
                        NOW));
    }

    @Test
    void isRefusedByAClosedBatch() {
        batch.given(CREATED, ABC_REGISTERED, CLOSED)
                .when(aggregate("A"))
                .expectException(refusalWith(ProblemCode.BATCH_CLOSED))
                .expectNoEvents();
    }

    @Test
    void isRefusedIfMeantForAnotherVersionWhateverElseIsWrong() {
        batch.given(CREATED, ABC_REGISTERED, CLOSED)
                .when(new AggregateProducts(ID, List.of("A"), BatchFixture.STALE))
                .expectException(refusalWith(ProblemCode.VERSION_MISMATCH))
                .expectNoEvents();
    }

    private static AggregateProducts aggregate(String... codes) {
        return new AggregateProducts(ID, List.of(codes), ExpectedVersion.ANY);
    }
}

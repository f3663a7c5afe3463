package dev.smena.command.batch;

import static dev.smena.command.batch.BatchFixture.ABC_REGISTERED;
import static dev.smena.command.batch.BatchFixture.CLOSED;
import static dev.smena.command.batch.BatchFixture.CREATED;
import static dev.smena.command.batch.BatchFixture.ID;
import static dev.smena.command.batch.BatchFixture.NOW;
import static dev.smena.command.batch.BatchFixture.REOPENED;
import static dev.smena.command.batch.Refusals.refusalWith;

import dev.smena.command.ProblemCode;
import dev.smena.events.BatchId;
import dev.smena.events.ProductsRegistered;
import dev.smena.events.RefusedCode;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class RegisterProductsTest {

    private static final BatchId OTHER = BatchId.of(1, LocalDate.of(2026, 11, 9));

    private final BatchFixture batch = new BatchFixture();

    @Test
    void publishesTheCodesInTheOrderOfTheRequest() {
        batch.given(CREATED)
                .when(register("C", "A", "B"))
                .expectEvents(new ProductsRegistered(ID, List.of("C", "A", "B"), 3, NOW))
                .expectResultMessagePayload(new CodesOutcome(List.of("C", "A", "B"), List.of(), 1, NOW));
    }

    @Test
    void countsOnFromThePresentTotal() {
        batch.given(CREATED, ABC_REGISTERED)
                .when(register("D", "E"))
                .expectEvents(new ProductsRegistered(ID, List.of("D", "E"), 5, NOW))
                .expectResultMessagePayload(new CodesOutcome(List.of("D", "E"), List.of(), 2, NOW));
    }

    @Test
    void publishesOnlyCodesThatAreNewAndSaysWhyTheOthersAreNot() {
        batch.registry.register(OTHER, List.of("X"));

        batch.given(CREATED, ABC_REGISTERED)
                .when(register("X", "D", "B", "D"))
                .expectEvents(new ProductsRegistered(ID, List.of("D"), 4, NOW))
                .expectResultMessagePayload(new CodesOutcome(
                        List.of("D"),
                        List.of(
                                RefusedCode.of("X", "attached to another batch"),
                                RefusedCode.of("B", "already registered"),
                                RefusedCode.of("D", "duplicate in request")),
                        2,
                        NOW));
    }

    @Test
    void publishesNothingIfNoCodeIsNew() {
        batch.given(CREATED, ABC_REGISTERED)
                .when(register("A"))
                .expectNoEvents()
                .expectResultMessagePayload(
                        new CodesOutcome(List.of(), List.of(RefusedCode.of("A", "already registered")), 1, NOW));
    }

    @Test
    void isRefusedByAClosedBatchEvenIfNoCodeIsNew() {
        batch.given(CREATED, ABC_REGISTERED, CLOSED)
                .when(register("A"))
                .expectException(refusalWith(ProblemCode.BATCH_CLOSED))
                .expectNoEvents();
    }

    @Test
    void isTakenAgainByAReopenedBatch() {
        batch.given(CREATED, CLOSED, REOPENED)
                .when(register("A"))
                .expectEvents(new ProductsRegistered(ID, List.of("A"), 1, NOW));
    }

    @Test
    void isRefusedIfMeantForAnotherVersion() {
        batch.given(CREATED)
                .when(new RegisterProducts(ID, List.of("A"), BatchFixture.STALE))
                .expectException(refusalWith(ProblemCode.VERSION_MISMATCH))
                .expectNoEvents();
    }

    private static RegisterProducts register(String... codes) {
        return new RegisterProducts(ID, List.of(codes), ExpectedVersion.ANY);
    }
}

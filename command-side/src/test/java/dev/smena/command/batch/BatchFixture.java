package dev.smena.command.batch;

import dev.smena.events.BatchClosed;
import dev.smena.events.BatchCreated;
import dev.smena.events.BatchEvent;
import dev.smena.events.BatchId;
import dev.smena.events.BatchReopened;
import dev.smena.events.BatchState;
import dev.smena.events.CloseReason;
import dev.smena.events.ProductsAggregated;
import dev.smena.events.ProductsDisaggregated;
import dev.smena.events.ProductsRegistered;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.TestExecutor;

/** One batch, a clock that stands still, and a registry that knows what the given events registered and aggregated. */
final class BatchFixture extends AggregateTestFixture<Batch> {

    static final Instant NOW = Instant.parse("2026-11-09T05:30:00.123456Z");
    static final Instant BEFORE = NOW.minusSeconds(3_600);
    static final ExpectedVersion STALE = ExpectedVersion.ifMatch("\"77\"");

    static final CreateBatch CREATE = create(false);
    static final BatchId ID = CREATE.batchId();
    static final BatchCreated CREATED = CREATE.asOf(BEFORE);
    static final BatchClosed CLOSED = new BatchClosed(ID, CloseReason.AUTO, BEFORE.plusSeconds(9), 0, 0);
    static final BatchReopened REOPENED = new BatchReopened(ID, BEFORE.plusSeconds(10));
    static final ProductsRegistered ABC_REGISTERED =
            new ProductsRegistered(ID, List.of("A", "B", "C"), 3, BEFORE.plusSeconds(1));
    static final ProductsAggregated A_AGGREGATED = new ProductsAggregated(ID, List.of("A"), 1, BEFORE.plusSeconds(2));

    final InMemoryProductRegistry registry = new InMemoryProductRegistry();

    BatchFixture() {
        super(Batch.class);
        registerInjectableResource(Clock.fixed(NOW, ZoneOffset.UTC));
        registerInjectableResource(registry);
    }

    @Override
    public TestExecutor<Batch> given(List<?> events) {
        events.forEach(event -> fill(registry, (BatchEvent) event));
        return super.given(events);
    }

    static CreateBatch create(boolean closed) {
        return new CreateBatch(
                22222,
                LocalDate.of(2026, 11, 9),
                closed,
                "Фасовка чая",
                "RC-003",
                "Линия «Саше-3»",
                "1 смена",
                "Бригада № 6",
                "Чай",
                "470815",
                Instant.parse("2026-11-09T03:00:00Z"),
                Instant.parse("2026-11-09T15:00:00Z"));
    }

    static BatchState stateAfter(BatchEvent... events) {
        BatchState state = null;
        for (BatchEvent event : events) {
            state = BatchState.after(state, event);
        }
        if (state == null) {
            throw new IllegalArgumentException("no events");
        }
        return state;
    }

    private static void fill(InMemoryProductRegistry registry, BatchEvent event) {
        switch (event) {
            case ProductsRegistered e -> registry.register(e.batchId(), e.codes());
            case ProductsAggregated e -> registry.aggregate(e.batchId(), e.codes(), e.aggregatedAt());
            case ProductsDisaggregated e -> registry.disaggregate(e.batchId(), e.codes());
            default -> {}
        }
    }
}

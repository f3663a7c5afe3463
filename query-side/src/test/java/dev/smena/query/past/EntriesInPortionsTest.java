package dev.smena.query.past;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smena.events.BatchId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reading goes on where it stopped, and no further than is wanted. */
class EntriesInPortionsTest {

    private static final Portion TEN =
            new Portion(BatchId.of(1, LocalDate.of(2026, 11, 9)), 3, 12, List.of(), List.of());

    private final List<Long> begun = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 5, 10, 100})
    void allAreReadOnceInTheirOrder(int atOnce) {
        assertThat(read(atOnce, 12))
                .extracting(DomainEventData::getSequenceNumber)
                .containsExactly(3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L, 11L, 12L);
    }

    @Test
    void whatIsNotTakenIsNotRead() {
        assertThat(entries(2, 12).stream().limit(3)).hasSize(3);

        assertThat(begun).containsExactly(3L, 5L);
    }

    @Test
    void itEndsWhereThereAreNoMoreAndDoesNotAskTwice() {
        assertThat(read(4, 8)).hasSize(6);

        assertThat(begun).containsExactly(3L, 7L, 9L);
    }

    private List<DomainEventData<byte[]>> read(int atOnce, int last) {
        return entries(atOnce, last).stream().toList();
    }

    private EntriesInPortions entries(int atOnce, int last) {
        return new EntriesInPortions(TEN, portion -> {
            begun.add(portion.from());
            return LongStream.rangeClosed(portion.from(), Math.min(portion.to(), last))
                    .limit(atOnce)
                    .mapToObj(EntriesInPortionsTest::entry)
                    .toList();
        });
    }

    private static DomainEventData<byte[]> entry(long sequence) {
        return new GenericDomainEventEntry<>(
                "Batch", "1", sequence, "id", "2026-11-09T03:00:00.000Z", "Some", "1", new byte[0], new byte[0]);
    }
}

package dev.smena.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** Ids are in every stored event: were one computed in another way, existing data would no longer be found. */
class StableIdsTest {

    @Test
    void ofABatch() {
        assertThat(BatchId.of(22222, LocalDate.of(2026, 11, 9))).hasToString("433a5b53-d0ff-316d-9cd0-22a35ca06365");
        assertThat(BatchId.of(Integer.MAX_VALUE, LocalDate.of(2026, 1, 1)))
                .hasToString("b01d564a-f0ac-3d8f-8a67-2c0f22bde475");
    }

    @Test
    void aBatchIdIsReadInItsCanonicalFormOnly() {
        var id = BatchId.of(22222, LocalDate.of(2026, 11, 9));

        assertThat(BatchId.parse("433a5b53-d0ff-316d-9cd0-22a35ca06365")).contains(id);
        assertThat(BatchId.parse("433A5B53-D0FF-316D-9CD0-22A35CA06365")).contains(id);
        assertThat(BatchId.parse("1-2-3-4-5")).isEmpty();
        assertThat(BatchId.parse("433a5b53d0ff316d9cd022a35ca06365")).isEmpty();
        assertThat(BatchId.parse("22222")).isEmpty();
    }

    @Test
    void ofAWorkCenter() {
        assertThat(WorkCenterId.of("RC-003")).hasToString("1d6ec05e-e470-3a06-b4cc-4bbf2abf1079");
        assertThat(WorkCenterId.of("Саше «3»")).hasToString("e8efb548-df02-3a13-9fb2-594e1df4a490");
    }

    @Test
    void ofAProduct() {
        assertThat(ProductId.of("010460703951001021<&;\"'%+Ж\u001d91EE05"))
                .hasToString("60143f15-f62c-3bba-a313-540942dc8413");
    }
}

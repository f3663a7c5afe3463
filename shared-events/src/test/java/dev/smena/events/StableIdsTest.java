package dev.smena.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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

    @Test
    void ofADelivery() {
        var webhook = new WebhookId(UUID.fromString("3f9c1b2a-5d4e-4f60-8a7b-9c0d1e2f3a4b"));
        String event = "5e1d0c8a-93b7-4f26-a8d1-7c40e2b95f13";

        assertThat(DeliveryId.of(event, webhook, 1)).hasToString("d7b92fea-77c0-3949-80c1-0d11ce51f3ca");
        assertThat(DeliveryId.of(event, webhook, 2)).hasToString("762d365a-6a1a-314e-b042-c012de520cff");
        assertThat(DeliveryId.of(event, webhook, 12)).hasToString("52dbe088-d714-355b-a34b-b4adfdbdeb54");
    }

    @Test
    void aDeliveryIdDiffersForEachEventAndEachWebhookAndEachPart() {
        var one = new WebhookId(UUID.fromString("00000000-0000-4000-8000-000000000001"));
        var two = new WebhookId(UUID.fromString("00000000-0000-4000-8000-000000000002"));

        assertThat(Stream.of("a", "b")
                        .flatMap(event -> Stream.of(one, two)
                                .flatMap(webhook -> IntStream.rangeClosed(1, 11)
                                        .mapToObj(part -> DeliveryId.of(event, webhook, part)))))
                .hasSize(44)
                .doesNotHaveDuplicates();
    }

    @Test
    void idsOfWebhooksAndDeliveriesAreReadInTheirCanonicalFormOnly() {
        var uuid = UUID.fromString("3f9c1b2a-5d4e-4f60-8a7b-9c0d1e2f3a4b");

        assertThat(WebhookId.parse("3f9c1b2a-5d4e-4f60-8a7b-9c0d1e2f3a4b")).contains(new WebhookId(uuid));
        assertThat(WebhookId.parse("3F9C1B2A-5D4E-4F60-8A7B-9C0D1E2F3A4B")).contains(new WebhookId(uuid));
        assertThat(DeliveryId.parse("3F9C1B2A-5D4E-4F60-8A7B-9C0D1E2F3A4B")).contains(new DeliveryId(uuid));
        assertThat(Stream.of("1-2-3-4-5", "3f9c1b2a5d4e4f608a7b9c0d1e2f3a4b", "", "null"))
                .allSatisfy(text -> {
                    assertThat(WebhookId.parse(text)).isEmpty();
                    assertThat(DeliveryId.parse(text)).isEmpty();
                });
    }
}

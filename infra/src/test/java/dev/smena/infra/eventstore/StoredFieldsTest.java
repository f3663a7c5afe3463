package dev.smena.infra.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smena.events.BatchChanges;
import dev.smena.events.BatchClosed;
import dev.smena.events.BatchId;
import dev.smena.events.BatchUpdated;
import dev.smena.events.CloseReason;
import dev.smena.events.DeliveryFailed;
import dev.smena.events.DeliveryId;
import dev.smena.events.DisableReason;
import dev.smena.events.DomainEvent;
import dev.smena.events.WebhookChanged;
import dev.smena.events.WebhookChanges;
import dev.smena.events.WebhookDisabled;
import dev.smena.events.WebhookEventType;
import dev.smena.events.WebhookId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What one approved file a type cannot show. */
class StoredFieldsTest {

    private static final BatchId BATCH = BatchId.of(22222, LocalDate.of(2026, 11, 9));
    private static final WebhookId WEBHOOK = new WebhookId(UUID.fromString("3f9c1b2a-5d4e-4f60-8a7b-9c0d1e2f3a4b"));
    private static final Instant AT = Instant.parse("2026-11-09T05:30:00Z");

    private final EventSerializer serializer = new EventSerializer();

    @Test
    void anEditHoldsOnlyTheFieldsThatChanged() {
        var changes = new BatchChanges(null, null, "Бригада № 7", null, null, null, null);
        var event = new BatchUpdated(BATCH, changes, AT);

        var stored = serializer.serialize(event, String.class);

        JsonNode json = JsonMapper.shared().readTree(stored.getData());
        assertThat(json.path("changes").properties())
                .extracting(Map.Entry::getKey)
                .containsExactly("team");
        assertThat(serializer.<String, Object>deserialize(stored)).isEqualTo(event);
    }

    @ParameterizedTest
    @CsvSource({"MANUAL, manual", "AUTO, auto"})
    void theReasonOfAClosingHasItsWord(CloseReason reason, String word) {
        var event = new BatchClosed(BATCH, reason, AT, 0, 0);

        var stored = serializer.serialize(event, String.class);

        assertThat(JsonMapper.shared().readTree(stored.getData()).path("reason").stringValue())
                .isEqualTo(word);
        assertThat(serializer.<String, Object>deserialize(stored)).isEqualTo(event);
    }

    @ParameterizedTest
    @EnumSource(CloseReason.class)
    void everyReasonIsStoredInLowerCase(CloseReason reason) {
        assertThat(serializer.serialize(reason, String.class).getData()).matches("\"[a-z]+\"");
    }

    @Test
    void aChangedWebhookHoldsOnlyTheSettingsThatChanged() {
        var changes = new WebhookChanges(null, null, null, 0, null);

        assertStored(
                new WebhookChanged(WEBHOOK, changes, AT),
                "{\"webhook_id\":\"3f9c1b2a-5d4e-4f60-8a7b-9c0d1e2f3a4b\",\"changes\":{\"retry_count\":0},"
                        + "\"changed_at\":\"2026-11-09T05:30:00Z\"}");
    }

    @Test
    void aDeliveryThatWasNotEvenTriedHoldsNoAttempt() {
        assertStored(
                new DeliveryFailed(new DeliveryId(WEBHOOK.value()), WEBHOOK, null, "switched off", AT),
                "{\"delivery_id\":\"3f9c1b2a-5d4e-4f60-8a7b-9c0d1e2f3a4b\","
                        + "\"webhook_id\":\"3f9c1b2a-5d4e-4f60-8a7b-9c0d1e2f3a4b\","
                        + "\"reason\":\"switched off\",\"failed_at\":\"2026-11-09T05:30:00Z\"}");
    }

    @ParameterizedTest
    @CsvSource({"GONE, gone", "FAILING, failing"})
    void theReasonOfSwitchingOffHasItsWord(DisableReason reason, String word) {
        assertStored(
                new WebhookDisabled(WEBHOOK, reason, AT),
                "{\"webhook_id\":\"3f9c1b2a-5d4e-4f60-8a7b-9c0d1e2f3a4b\",\"reason\":\"%s\",\"disabled_at\":\"2026-11-09T05:30:00Z\"}"
                        .formatted(word));
    }

    @ParameterizedTest
    @EnumSource
    void everyTypeOfDeliveryIsStoredAsTheContractNamesIt(WebhookEventType type) {
        var stored = serializer.serialize(type, String.class);

        assertThat(stored.getData()).isEqualTo("\"" + type + "\"").matches("\"[a-z_]+\"");
        assertThat(serializer.<String, Object>deserialize(stored)).isEqualTo(type);
    }

    private void assertStored(DomainEvent event, String json) {
        var stored = serializer.serialize(event, String.class);

        assertThat(stored.getData()).isEqualTo(json);
        assertThat(serializer.<String, Object>deserialize(stored)).isEqualTo(event);
    }
}

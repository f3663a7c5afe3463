package dev.smena.infra.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smena.events.BatchChanges;
import dev.smena.events.BatchClosed;
import dev.smena.events.BatchId;
import dev.smena.events.BatchUpdated;
import dev.smena.events.CloseReason;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What one approved file a type cannot show. */
class StoredFieldsTest {

    private static final BatchId BATCH = BatchId.of(22222, LocalDate.of(2026, 11, 9));
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
}

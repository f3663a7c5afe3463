package dev.smena.infra.eventstore;

import static dev.smena.infra.eventstore.Completeness.assertComplete;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.smena.events.BatchReopened;
import dev.smena.events.DomainEvent;
import dev.smena.events.EventTypes;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.UnknownSerializedType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/**
 * Stored events are read for ever. A changed shape fails here: the event then needs a new revision with an approved file
 * of its own, and an upcaster; the old files stay.
 */
class EventContractTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final EventSerializer serializer = new EventSerializer();

    static List<DomainEvent> samples() {
        return Stream.of(EventSamples.ALL, TaskEventSamples.ALL, WebhookEventSamples.ALL)
                .flatMap(List::stream)
                .toList();
    }

    static Stream<ApprovedEvent> approved() {
        return ApprovedEvent.due();
    }

    @Test
    void everyRevisionOfEveryEventHasItsFileAndEveryFileItsEvent() {
        assertThat(ApprovedEvent.files())
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(
                        approved().map(ApprovedEvent::file).toList());
    }

    @Test
    void everyEventHasASample() {
        assertThat(samples())
                .extracting(event -> (Object) event.getClass())
                .containsExactlyInAnyOrderElementsOf(EventTypes.byName().values());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void anEventIsWrittenAsApproved(DomainEvent event) {
        var approved = ApprovedEvent.ofPresent(event.getClass());

        var stored = serializer.serialize(event, byte[].class);

        assertThat(stored.getType().getName()).isEqualTo(approved.name());
        assertThat(stored.getType().getRevision()).isEqualTo(approved.revision());
        assertThat(JSON.readTree(stored.getData())).isEqualTo(JSON.readTree(approved.json()));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void anEventIsReadAsItWasWritten(DomainEvent event) {
        assertThat(read(ApprovedEvent.ofPresent(event.getClass()))).isEqualTo(event);
    }

    @ParameterizedTest
    @MethodSource("approved")
    void everyRevisionIsReadWithNothingMissing(ApprovedEvent approved) {
        Object event = read(approved);

        assertThat(event.getClass()).isEqualTo(EventTypes.named(approved.name()).orElseThrow());
        assertComplete(event);
    }

    @Test
    void aMissingTextIsNoticed() {
        Object event = read("BatchReopened", "{\"batch_id\":\"433a5b53-d0ff-316d-9cd0-22a35ca06365\"}");

        assertThat(event).isInstanceOf(BatchReopened.class);
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertComplete(event))
                .withMessageContaining("BatchReopened.reopenedAt");
    }

    @Test
    void aMissingNumberIsNoticed() {
        assertThatExceptionOfType(SerializationException.class)
                .isThrownBy(() -> read("BatchClosed", "{\"reason\":\"auto\",\"total_products\":1}"));
    }

    @Test
    void aNameThatNoEventHasIsNotTakenForOne() {
        assertThat(read("BatchExploded", "{}")).isInstanceOf(UnknownSerializedType.class);
    }

    private Object read(ApprovedEvent approved) {
        return serializer.deserialize(approved.stored());
    }

    private Object read(String name, String json) {
        return serializer.deserialize(new SimpleSerializedObject<>(json, String.class, name, "1"));
    }
}

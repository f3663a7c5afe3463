package dev.smena.infra.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.axonframework.eventhandling.GenericEventMessage.asEventMessage;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WakingEventStoreTest {

    private final WakingEventStore store =
            new WakingEventStore(EmbeddedEventStore.builder().storageEngine(new InMemoryEventStorageEngine()));

    private final List<Object> read = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        store.shutDown();
    }

    @Test
    void anIdleReaderIsCalledWhenEventsComeAndCanReadThemThen() {
        var stream = store.openStream(null);
        assertThat(stream.hasNextAvailable()).isFalse();
        assertThat(stream.setOnAvailableCallback(() -> readAll(stream))).isTrue();

        store.publish(asEventMessage("one"));
        await().untilAsserted(() -> assertThat(read).containsExactly("one"));
        store.publish(asEventMessage("two"));
        await().untilAsserted(() -> assertThat(read).containsExactly("one", "two"));
    }

    private void readAll(TrackingEventStream stream) {
        try {
            while (stream.hasNextAvailable()) {
                read.add(stream.nextAvailable().getPayload());
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}

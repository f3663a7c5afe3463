package dev.smena.infra;

import static dev.smena.infra.ShiftTasks.uniqueCodes;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A batch of nine versions, an hour before each, and what {@code GET /batches/{id}} told right after it. */
final class TimedStory {

    static final int LAST = 8;

    final String path;
    final List<String> codes = ShiftTasks.codes(5);

    private final Http http;
    private final SettableClock clock;
    private final List<JsonNode> told = new ArrayList<>();

    TimedStory(Http http, SettableClock clock) {
        this.http = http;
        this.clock = clock;
        path = "/batches/" + ShiftTasks.create(http);
        note();
        then(() -> http.post(path + "/products", uniqueCodes(codes.subList(0, 3))));
        then(() -> http.post(path + "/aggregate", uniqueCodes(codes.subList(0, 2))));
        then(() -> http.patch(path, Map.of("team", "Бригада № 7", "shift_end", "2126-11-09T21:00:00")));
        then(() -> http.post(
                path + "/disaggregate", Map.of("unique_codes", codes.subList(0, 1), "reason", "упаковка порвана")));
        then(() -> http.post(path + "/products", uniqueCodes(codes.subList(3, 5))));
        then(() -> http.patch(path, Map.of("is_closed", true)));
        then(() -> http.patch(path, Map.of("is_closed", false)));
        then(() -> http.post(path + "/aggregate", uniqueCodes(List.of(codes.get(4), codes.get(0)))));
        assertThat(told)
                .extracting(batch -> batch.path("version").intValue())
                .containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8);
    }

    JsonNode told(int version) {
        return told.get(version);
    }

    Instant updatedAt(int version) {
        return OffsetDateTime.parse(told(version).path("updated_at").stringValue())
                .toInstant();
    }

    private void then(Runnable command) {
        clock.putForward(Duration.ofHours(1));
        command.run();
        note();
    }

    private void note() {
        told.add(http.get(path).body());
    }
}

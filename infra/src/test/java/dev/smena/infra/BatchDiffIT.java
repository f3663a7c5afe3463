package dev.smena.infra;

import static dev.smena.infra.ShiftTasks.uniqueCodes;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;

/** What differs between two versions of a batch. */
@WholeSystem
@Import(SettableClock.Installed.class)
class BatchDiffIT {

    private final Http http;
    private final TimedStory story;
    private final String path;
    private final List<String> codes;

    BatchDiffIT(@LocalServerPort int port, @Autowired SettableClock clock) {
        this.http = new Http(port);
        this.story = new TimedStory(http, clock);
        this.path = story.path;
        this.codes = story.codes;
    }

    @Test
    void aDifferenceNamesTheFieldsAndTheCodesThatChanged() {
        JsonNode diff = http.get(path + "/history/diff?from=2&to=8").body();

        assertThat(diff.path("batch_id").stringValue()).isEqualTo(path.substring("/batches/".length()));
        assertThat(diff.path("from").path("version").intValue()).isEqualTo(2);
        assertThat(diff.path("from").path("updated_at")).isEqualTo(story.told(2).path("updated_at"));
        assertThat(diff.path("to").path("updated_at")).isEqualTo(story.told(8).path("updated_at"));
        assertThat(diff.path("fields").propertyNames())
                .containsExactlyInAnyOrder("team", "shift_end", "total_products", "aggregated_products");
        assertThat(diff.path("fields").path("team").toString())
                .isEqualTo("{\"before\":\"Бригада № 6\",\"after\":\"Бригада № 7\"}");
        assertThat(diff.path("fields").path("aggregated_products").toString()).isEqualTo("{\"before\":2,\"after\":3}");
        assertCodes(diff.path("registered"), codes.get(3), codes.get(4));
        assertCodes(diff.path("aggregated"), codes.get(4), codes.get(0));
        assertCodes(diff.path("disaggregated"), codes.get(0));
    }

    @Test
    void aDifferenceShowsWhatWasClearedAsNull() {
        JsonNode diff = http.get(path + "/history/diff?from=6&to=7").body();

        assertThat(diff.path("fields").propertyNames())
                .containsExactlyInAnyOrder("is_closed", "closed_at", "close_reason");
        assertThat(diff.path("fields").path("close_reason").toString())
                .isEqualTo("{\"before\":\"manual\",\"after\":null}");
        assertCodes(diff.path("registered"));
    }

    @Test
    void aVersionDoesNotDifferFromItself() {
        JsonNode diff = http.get(path + "/history/diff?from=4&to=4").body();

        assertThat(diff.path("fields").isEmpty()).isTrue();
        for (String what : List.of("registered", "aggregated", "disaggregated")) {
            assertCodes(diff.path(what));
        }
    }

    @Test
    void ofManyCodesAThousandAreListedAndTheRestIsCounted() {
        var many = ShiftTasks.codes(2_100);
        for (int i = 0; i < 2_100; i += 700) {
            http.post(path + "/products", uniqueCodes(many.subList(i, i + 700)));
        }
        for (int i = 0; i < 1_200; i += 100) {
            http.post(path + "/aggregate", uniqueCodes(many.subList(i, i + 100)));
        }

        var then = http.get(path + "?version=23").body();
        assertThat(then).isEqualTo(http.get(path).body());
        assertThat(then.path("products").size()).isEqualTo(1_000);
        assertThat(then.path("products_truncated").booleanValue()).isTrue();
        JsonNode diff = http.get(path + "/history/diff?from=8&to=23").body();
        assertThat(diff.path("registered").path("count").intValue()).isEqualTo(2_100);
        assertThat(diff.path("aggregated").path("count").intValue()).isEqualTo(1_200);
        for (String what : List.of("registered", "aggregated")) {
            assertThat(list(diff.path(what))).isEqualTo(many.subList(0, 1_000));
            assertThat(diff.path(what).path("truncated").booleanValue()).isTrue();
        }
    }

    private static void assertCodes(JsonNode found, String... expected) {
        assertThat(list(found)).containsExactly(expected);
        assertThat(found.path("count").intValue()).isEqualTo(expected.length);
        assertThat(found.path("truncated").booleanValue()).isFalse();
    }

    private static List<String> list(JsonNode codes) {
        return codes.path("unique_codes")
                .valueStream()
                .map(JsonNode::stringValue)
                .toList();
    }
}

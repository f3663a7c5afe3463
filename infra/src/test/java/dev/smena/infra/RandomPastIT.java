package dev.smena.infra;

import static dev.smena.infra.ShiftTasks.uniqueCodes;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Whatever happens to a batch, what was told of it right after each command is told again of that version. */
@WholeSystem
class RandomPastIT {

    private static final int COMMANDS = 60;

    private final Http http;
    private final List<String> registered = new ArrayList<>();

    /** By version; a command of several events shows only the last of theirs. */
    private final Map<Integer, JsonNode> told = new LinkedHashMap<>();

    private Random random = new Random();
    private String path = "";

    RandomPastIT(@LocalServerPort int port) {
        this.http = new Http(port);
    }

    @ParameterizedTest
    @ValueSource(longs = {20261109, 1, 2})
    void isToldAgain(long seed) {
        random = new Random(seed);
        path = "/batches/" + ShiftTasks.create(http);
        for (int i = 0; i < COMMANDS; i++) {
            assertThat(command().status()).isIn(200, 201, 409);
            JsonNode now = http.get(path).body();
            told.put(now.path("version").intValue(), now);
        }

        assertThat(told).hasSizeGreaterThan(COMMANDS / 3);
        told.forEach((version, then) -> {
            assertThat(http.get(path + "?version=" + version).body())
                    .as("version %d", version)
                    .isEqualTo(then);
            String at = then.path("updated_at").stringValue().replace("+", "%2B");
            assertThat(http.get(path + "?at=" + at).body()).as("at %s", at).isEqualTo(then);
            assertProducts(version, then);
            assertDiff(version, then);
        });
    }

    private Http.Answer command() {
        return switch (random.nextInt(10)) {
            case 0, 1 -> register(ShiftTasks.codes(random.nextInt(1, 9)));
            case 2, 3, 4, 5 -> http.post(path + "/aggregate", uniqueCodes(some()));
            case 6, 7 -> http.post(path + "/disaggregate", Map.of("unique_codes", some(), "reason", "r"));
            case 8 -> http.patch(path, Map.of("team", "team " + random.nextInt(), "is_closed", false));
            default -> http.patch(path, Map.of("is_closed", random.nextInt(3) == 0));
        };
    }

    private Http.Answer register(List<String> codes) {
        var answer = http.post(path + "/products", uniqueCodes(codes));
        if (answer.status() == 201) {
            registered.addAll(codes);
        }
        return answer;
    }

    private List<String> some() {
        var codes = new ArrayList<>(registered);
        Collections.shuffle(codes, random);
        return codes.isEmpty() ? List.of("none") : codes.subList(0, random.nextInt(1, Math.min(codes.size(), 5) + 1));
    }

    private void assertProducts(int version, JsonNode then) {
        for (boolean aggregated : new boolean[] {true, false}) {
            var page = http.get(path + "/products?limit=100&version=" + version + "&is_aggregated=" + aggregated)
                    .body();
            assertThat(page.path("items").valueStream())
                    .containsExactlyElementsOf(then.path("products")
                            .valueStream()
                            .filter(product -> product.path("is_aggregated").booleanValue() == aggregated)
                            .limit(100)
                            .toList());
        }
    }

    /** To a later version, from what was told of both. */
    private void assertDiff(int version, JsonNode before) {
        var versions = List.copyOf(told.keySet());
        int later = versions.get(random.nextInt(versions.indexOf(version), versions.size()));
        JsonNode diff = http.get(path + "/history/diff?from=" + version + "&to=" + later)
                .body();
        var then = aggregations(before);
        var now = aggregations(told.getOrDefault(later, before));
        assertThat(codes(diff, "aggregated")).containsExactlyInAnyOrderElementsOf(missing(now, then));
        assertThat(codes(diff, "disaggregated")).containsExactlyInAnyOrderElementsOf(missing(then, now));
        assertThat(diff.path("registered").path("count").intValue())
                .isEqualTo(told.getOrDefault(later, before).path("products").size()
                        - before.path("products").size());
    }

    private static Map<String, JsonNode> aggregations(JsonNode batch) {
        var aggregations = new LinkedHashMap<String, JsonNode>();
        batch.path("products")
                .valueStream()
                .filter(product -> product.path("is_aggregated").booleanValue())
                .forEach(product ->
                        aggregations.put(product.path("unique_code").stringValue(), product.path("aggregated_at")));
        return aggregations;
    }

    private static List<String> missing(Map<String, JsonNode> from, Map<String, JsonNode> in) {
        return from.keySet().stream()
                .filter(code -> !Objects.equals(from.get(code), in.get(code)))
                .toList();
    }

    private static List<String> codes(JsonNode diff, String what) {
        return diff.path(what)
                .path("unique_codes")
                .valueStream()
                .map(JsonNode::stringValue)
                .toList();
    }
}

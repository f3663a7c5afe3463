package dev.smena.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Requests about webhooks and their answers keep to what all have in common, though they wait for a group of their own. */
@WholeSystem
class WebhookConventionsIT {

    private static final Map<String, Object> SUBSCRIPTION =
            Map.of("url", "https://receiver.invalid/", "events", List.of("import_completed"));

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    private Http http;
    private String path;

    @BeforeEach
    void subscribe() {
        http = new Http(port);
        path = "/webhooks/"
                + http.post("/webhooks", SUBSCRIPTION).body().path("id").stringValue();
    }

    @Test
    void everyWriteTellsThePositionOfItsLastEvent() {
        assertThat(position(http.post("/webhooks", SUBSCRIPTION))).isPositive();
        assertThat(position(http.patch(path, Map.of("timeout", 5)))).isEqualTo(lastPosition(id()));
        assertThat(position(http.patch(path, Map.of("secret_key", "новый")))).isEqualTo(lastPosition(id()));
        var test = http.post(path + "/test", "");
        String delivery = test.body().path("delivery_id").stringValue();
        assertThat(position(test)).isEqualTo(firstPosition(delivery));
        assertThat(position(http.post(path + "/deliveries/" + delivery + "/redeliver", "")))
                .isGreaterThan(position(test));
        assertThat(position(remove())).isEqualTo(lastPosition(id()));
    }

    @Test
    void aWriteThatChangesNothingTellsThePositionToReadFromAllTheSame() {
        long last = lastPosition(id());

        assertThat(position(http.patch(path, Map.of()))).isEqualTo(last);
        assertThat(position(http.patch(path, Map.of("is_active", true)))).isEqualTo(last);
        assertThat(position(http.post(path + "/recover", Map.of("since", "2026-01-01T00:00:00Z"))))
                .isEqualTo(last);
        assertThat(lastPosition(id())).isEqualTo(last);
    }

    @ParameterizedTest
    @ValueSource(strings = {"*/*", "text/*", "none", ";;", "text/html;charset=none"})
    void theTypeOfABodyThatThereIsNotDoesNotMatter(String type) {
        assertThat(http.post(path + "/test", "", "Content-Type", type).status()).isEqualTo(202);
        assertThat(http.get(path, "Content-Type", type).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", " ", "\n{ }\n"})
    void aBodyThatSaysNothingDoesNotMatter(String body) {
        assertThat(http.post(path + "/test", body).status()).isEqualTo(202);
        assertThat(http.post(path + "/test", body, "Content-Type", "text/plain").status())
                .isEqualTo(202);
    }

    @ParameterizedTest
    @ValueSource(strings = {"?", "?&", "?&&&", "?=", "?=2"})
    void aQueryThatNamesNoParameterDoesNotMatter(String query) {
        assertThat(http.post(path + "/test" + query, "").status()).isEqualTo(202);
    }

    @RepeatedTest(10)
    void aPlainClientSeesItsOwnWrites() {
        http.patch(path, Map.of("timeout", 5));
        assertThat(http.get(path).body().path("timeout").intValue()).isEqualTo(5);

        String delivery =
                http.post(path + "/test", "").body().path("delivery_id").stringValue();
        assertThat(http.get(path + "/deliveries/" + delivery).status()).isEqualTo(200);

        remove();
        assertThat(http.get(path).code()).isEqualTo("webhook-not-found");
    }

    @RepeatedTest(10)
    void aClientThatDidNotWaitSeesItsWriteAtThePositionItWasTold() {
        var changed = http.patch(path, Map.of("timeout", 5), "Prefer", "respond-async");
        assertThat(changed.header("Preference-Applied")).isEqualTo("respond-async");
        assertThat(http.get(path, "Smena-Min-Position", changed.header("Smena-Position"))
                        .header("ETag"))
                .isEqualTo("\"1\"");

        var removed = http.send("DELETE", "/api/v1" + path, null, "Prefer", "respond-async");
        assertThat(removed.header("Preference-Applied")).isEqualTo("respond-async");
        assertThat(http.get(path + "/deliveries", "Smena-Min-Position", removed.header("Smena-Position"))
                        .code())
                .isEqualTo("webhook-not-found");
    }

    @Test
    void eachHalfOfTheReadModelReachesThePositionsOfTheOther() {
        var batch = http.post("/batches", List.of(ShiftTasks.one()), "Prefer", "respond-async");
        assertThat(http.get(path, "Smena-Min-Position", batch.header("Smena-Position"))
                        .status())
                .isEqualTo(200);

        var webhook = http.patch(path, Map.of("timeout", 5), "Prefer", "respond-async");
        assertThat(http.get("/batches", "Smena-Min-Position", webhook.header("Smena-Position"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void anUnchangedSubscriptionIsNotSentAgain() {
        String tag = http.get(path).header("ETag");

        assertThat(http.get(path, "If-None-Match", tag).status()).isEqualTo(304);
        http.patch(path, Map.of("secret_key", "новый"));
        assertThat(http.get(path, "If-None-Match", tag).status()).isEqualTo(200);
    }

    @Test
    void listsArePagedAsAllLists() {
        http.post(path + "/test", "");
        for (String list : List.of("/webhooks", path + "/deliveries")) {
            var page = http.get(list).body();
            assertThat(page.propertyNames()).containsExactly("items", "total", "offset", "limit");
            assertThat(page.path("total").intValue()).isPositive();

            var beyond = http.get(list + "?offset=1000000&limit=7").body();
            assertThat(beyond.path("items").isEmpty()).isTrue();
            assertThat(beyond.path("total")).isEqualTo(page.path("total"));
        }
    }

    private Http.Answer remove() {
        return http.send("DELETE", "/api/v1" + path, null);
    }

    private String id() {
        return path.split("/")[2];
    }

    private long lastPosition(String aggregate) {
        return stored("max", aggregate);
    }

    private long firstPosition(String aggregate) {
        return stored("min", aggregate);
    }

    private long stored(String which, String aggregate) {
        return jdbc.sql("select " + which + "(global_index) from events.domain_event where aggregate_identifier = :id")
                .param("id", aggregate)
                .query(Long.class)
                .single();
    }

    private static long position(Http.Answer written) {
        assertThat(written.status()).isBetween(200, 299);
        return Long.parseLong(written.header("Smena-Position"));
    }
}

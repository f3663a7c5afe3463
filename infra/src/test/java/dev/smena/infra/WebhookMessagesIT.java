package dev.smena.infra;

import static dev.smena.infra.Http.JSON;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import dev.smena.infra.WebhookReceiver.Request;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** What receivers are told, and how they know by whom; at the present time, which the standard's library insists on. */
@WholeSystem
@TestPropertySource(properties = "smena.webhooks.allow-private-addresses=true")
class WebhookMessagesIT {

    private final Http http;
    private final Webhooks webhooks;

    @AutoClose
    private final WebhookReceiver receiver = new WebhookReceiver();

    WebhookMessagesIT(@LocalServerPort int port) {
        this.http = new Http(port);
        this.webhooks = new Webhooks(http);
    }

    @Test
    void tellOfABatchFromItsBeginningToItsEnd() {
        webhooks.subscribe(receiver, "batch_created", "batch_updated", "product_aggregated", "batch_closed");
        Map<String, Object> task = ShiftTasks.one();
        JsonNode batch = http.post("/batches", List.of(task)).body().path(0);
        String id = batch.path("id").stringValue();
        Object number = task.get("batch_number");
        List<String> codes = ShiftTasks.codes(3);
        http.post("/batches/" + id + "/products", ShiftTasks.uniqueCodes(codes));
        http.post("/batches/" + id + "/aggregate", ShiftTasks.uniqueCodes(codes.subList(0, 1)));
        http.post("/batches/" + id + "/aggregate", ShiftTasks.uniqueCodes(codes.subList(1, 2)));
        JsonNode edited =
                http.patch("/batches/" + id, Map.of("team", "Бригада № 7")).body();
        JsonNode closed =
                http.patch("/batches/" + id, Map.of("is_closed", true)).body();
        JsonNode reopened =
                http.patch("/batches/" + id, Map.of("is_closed", false)).body();

        List<JsonNode> told = inOrder(Webhooks.got(receiver, 6));

        assertThat(told).hasSize(6);
        assertThat(told.get(0))
                .isEqualTo(json("""
                {"event":"batch_created","timestamp":%s,"data":{"id":"%s","batch_number":%s,
                "batch_date":"2026-11-09","nomenclature":"Порошок «Тёплый чай»","work_center":%s,"sequence":0}}""".formatted(batch.path("created_at"), id, number, batch.path("work_center"))));
        assertThat(told.get(1).path("data").path("unique_code").stringValue()).isEqualTo(codes.get(0));
        JsonNode aggregated = told.get(2);
        assertThat(aggregated).isEqualTo(json("""
                {"event":"product_aggregated","timestamp":%s,"data":{"batch_id":"%s","batch_number":%s,
                "aggregated_at":%s,"unique_codes":[%s],"unique_code":%s,"sequence":3}}""".formatted(
                        aggregated.path("timestamp"),
                        id,
                        number,
                        aggregated.path("timestamp"),
                        JSON.writeValueAsString(codes.get(1)),
                        JSON.writeValueAsString(codes.get(1)))));
        assertThat(told.get(3)).isEqualTo(json("""
                {"event":"batch_updated","timestamp":%s,"data":{"id":"%s","batch_number":%s,
                "changes":{"team":"Бригада № 7"},"sequence":4}}""".formatted(edited.path("updated_at"), id, number)));
        assertThat(told.get(4))
                .isEqualTo(json("""
                {"event":"batch_closed","timestamp":%s,"data":{"id":"%s","batch_number":%s,"closed_at":%s,
                "statistics":{"total_products":3,"aggregated":2,"aggregation_rate":66.67},"sequence":5}}""".formatted(closed.path("closed_at"), id, number, closed.path("closed_at"))));
        assertThat(told.get(5)).isEqualTo(json("""
                {"event":"batch_updated","timestamp":%s,"data":{"id":"%s","batch_number":%s,
                "changes":{"is_closed":false},"sequence":6}}""".formatted(reopened.path("updated_at"), id, number)));
    }

    @Test
    void tellOfReportsAndImports() {
        var tasks = new Tasks(http);
        webhooks.subscribe(receiver, "report_generated", "import_completed");
        String batch = ShiftTasks.create(http);
        var task = ShiftTasks.one();
        var bad = ShiftTasks.one();
        bad.put("team", " ");

        tasks.result(http.post("/batches/" + batch + "/reports", Map.of("format", "pdf")));
        JsonNode report = Webhooks.got(receiver, 1).getFirst().data();
        JsonNode imported =
                tasks.result(http.upload("/batches/import", "tasks.csv", BatchTables.csv(List.of(task, bad))));
        JsonNode told = Webhooks.got(receiver, 2).get(1).data();

        assertThat(report.propertyNames()).containsExactly("batch_id", "report_type", "file_url", "expires_at");
        assertThat(report.path("batch_id").stringValue()).isEqualTo(batch);
        assertThat(report.path("report_type").stringValue()).isEqualTo("pdf");
        assertThat(new String(
                        Http.follow(report.path("file_url").stringValue()).content(), StandardCharsets.ISO_8859_1))
                .startsWith("%PDF");
        assertThat(told.propertyNames()).containsExactly("total_rows", "created", "skipped", "errors");
        assertThat(told.path("total_rows").intValue()).isEqualTo(2);
        assertThat(told.path("created").intValue()).isEqualTo(1);
        assertThat(told.path("skipped").intValue()).isEqualTo(1);
        assertThat(told.path("errors")).isEqualTo(imported.path("errors"));
    }

    @Test
    void areSeveralForOneEventOfManyCodes() {
        webhooks.subscribe(receiver, "product_aggregated");
        String batch = ShiftTasks.create(http);
        List<String> codes = ShiftTasks.codes(250);
        http.post("/batches/" + batch + "/products", ShiftTasks.uniqueCodes(codes));
        new Tasks(http).aggregate(batch, codes);

        List<Request> got = Webhooks.got(receiver, 3);

        assertThat(got).hasSize(3);
        assertThat(got).extracting(Request::id).doesNotHaveDuplicates();
        assertThat(got.stream().map(request -> request.data().path("part").intValue()))
                .containsExactlyInAnyOrder(1, 2, 3);
        assertThat(got).allSatisfy(request -> {
            assertThat(request.data().path("parts").intValue()).isEqualTo(3);
            assertThat(request.data().has("unique_code")).isFalse();
        });
        assertThat(got.stream()
                        .flatMap(request -> request.data().path("unique_codes").valueStream())
                        .map(JsonNode::stringValue))
                .containsExactlyInAnyOrderElementsOf(codes);
    }

    @Test
    void areVerifiedByTheStandardLibraryAndByAPlainHmac() throws Exception {
        String key = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
        webhooks.subscribe(receiver, Map.of("secret_key", key), "batch_created");
        ShiftTasks.create(http);

        Request request = Webhooks.got(receiver, 1).getFirst();

        new Webhook(key).verify(request.body(), headers(request));
        assertThatThrownBy(() -> new Webhook(key).verify(request.body() + " ", headers(request)))
                .isInstanceOf(WebhookVerificationException.class);
        assertThat(request.header("X-Webhook-Signature")).isEqualTo("sha256=" + hmac(key, request.body()));
        assertThat(request.header("X-Webhook-Event")).isEqualTo("batch_created");
        assertThat(request.header("Content-Type")).startsWith("application/json");
        assertThat(request.headers()).doesNotContainKey("x-webhook-signature-previous");
    }

    @Test
    void areSignedByBothSecretsForAWhileAfterARotation() throws Exception {
        String old = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
        String fresh = "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
        String webhook = webhooks.subscribe(receiver, Map.of("secret_key", old), "batch_created");
        assertThat(http.patch("/webhooks/" + webhook, Map.of("secret_key", fresh))
                        .status())
                .isEqualTo(200);
        ShiftTasks.create(http);

        Request request = Webhooks.got(receiver, 1).getFirst();

        new Webhook(old).verify(request.body(), headers(request));
        new Webhook(fresh).verify(request.body(), headers(request));
        assertThat(request.header("X-Webhook-Signature")).isEqualTo("sha256=" + hmac(fresh, request.body()));
        assertThat(request.header("X-Webhook-Signature-Previous")).isEqualTo("sha256=" + hmac(old, request.body()));
    }

    private static HttpHeaders headers(Request request) {
        return HttpHeaders.of(
                request.headers().entrySet().stream()
                        .collect(toMap(Map.Entry::getKey, header -> List.of(header.getValue()))),
                (name, value) -> true);
    }

    private static String hmac(String key, String body) throws GeneralSecurityException {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
    }

    private static JsonNode json(String text) {
        return JSON.readTree(text);
    }

    /** As the versions of their batch are. */
    private static List<JsonNode> inOrder(List<Request> requests) {
        return requests.stream()
                .map(Request::json)
                .sorted(Comparator.comparingLong(
                        message -> message.path("data").path("sequence").longValue()))
                .toList();
    }
}

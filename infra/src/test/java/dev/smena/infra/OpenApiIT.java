package dev.smena.infra;

import static dev.smena.infra.ShiftTasks.uniqueCodes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.smena.events.WebhookEventType;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The published document is what the program does. */
@WholeSystem
class OpenApiIT {

    private static final String REDELIVER = "POST /api/v1/webhooks/{id}/deliveries/{delivery_id}/redeliver";
    private static final Map<String, String> SINCE = Map.of("since", "2020-01-01T00:00:00Z");
    private static final Map<String, Object> SUBSCRIPTION = Map.of(
            "url",
            "https://receiver.invalid/smena",
            "events",
            WebhookEventType.subscribable().stream().map(Object::toString).toList(),
            "retry_count",
            0);

    @LocalServerPort
    int port;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping routes;

    private Http http;
    private OpenApiDocument document;

    @BeforeEach
    void read() {
        http = new Http(port);
        document = new OpenApiDocument(http.send("GET", "/v3/api-docs", null).body());
    }

    @Test
    void everyRouteIsDocumentedAndEveryDocumentedOperationIsRouted() {
        assertThat(document.operations()).containsExactlyInAnyOrderElementsOf(routed().toList());
    }

    @Test
    void theRoleOfAnOperationIsTheSideThatHasItsHandler() {
        assertThat(document.roles()).containsExactlyInAnyOrderEntriesOf(sides());
    }

    @Test
    void everyExampleFitsItsSchema() {
        List<OpenApiDocument.Example> examples = document.examples().toList();

        assertThat(examples).hasSizeGreaterThan(40);
        assertThat(examples)
                .allSatisfy(example -> assertThat(document.faults(example.schema(), example.value()))
                        .as(example.schema())
                        .isEmpty());
    }

    @Test
    void everyAnswerOfASessionFitsItsSchema() {
        var codes = ShiftTasks.codes(3);
        var created = http.post("/batches", List.of(ShiftTasks.one()));
        String id = created.body().path(0).path("id").stringValue();
        String batch = "/batches/" + id;

        fits("POST /api/v1/batches", created);
        fits("POST /api/v1/batches", http.post("/batches", "[]"));
        fits("POST /api/v1/batches/{id}/products", http.post(batch + "/products", uniqueCodes(codes)));
        fits("POST /api/v1/products", http.post("/products", Map.of("unique_code", codes + "x", "batch_id", id)));
        fits("POST /api/v1/products", http.post("/products", Map.of("unique_code", codes.get(0), "batch_id", id)));
        fits("POST /api/v1/products", http.post("/products", List.of(Map.of("unique_code", "y", "batch_id", id))));
        fits("POST /api/v1/batches/{id}/aggregate", http.post(batch + "/aggregate", uniqueCodes(codes)));
        fits("POST /api/v1/batches/{id}/aggregate", http.post(batch + "/aggregate", uniqueCodes(codes)));
        fits(
                "POST /api/v1/batches/{id}/disaggregate",
                http.post(batch + "/disaggregate", Map.of("unique_codes", codes.subList(0, 2), "reason", "torn box")));
        fits("POST /api/v1/batches/{id}/aggregate-async", http.post(batch + "/aggregate-async", "{}"));
        var accepted = http.post(batch + "/aggregate-async", uniqueCodes(codes));
        fits("POST /api/v1/batches/{id}/aggregate-async", accepted);
        String task = accepted.body().path("task_id").stringValue();
        fits("GET /api/v1/tasks/{id}", http.get("/tasks/" + task));
        new Tasks(http).awaitEnd(task);
        fits("GET /api/v1/tasks/{id}", http.get("/tasks/" + task));
        fits("GET /api/v1/tasks/{id}", http.get("/tasks/none"));
        fits("GET /api/v1/tasks", http.get("/tasks"));
        fits("GET /api/v1/tasks", http.get("/tasks?kind=none"));
        fits("PATCH /api/v1/batches/{id}", http.patch(batch, Map.of("team", "Бригада № 7", "is_closed", true)));
        fits("PATCH /api/v1/batches/{id}", http.patch(batch, Map.of("team", "x"), "If-Match", "\"0\""));
        fits("POST /api/v1/batches/{id}/aggregate", http.post(batch + "/aggregate", uniqueCodes(codes)));
        fits("GET /api/v1/batches", http.get("/batches"));
        fits("GET /api/v1/batches", http.get("/batches?limit=0"));
        fits("GET /api/v1/batches/{id}", http.get(batch));
        fits("GET /api/v1/batches/{id}", http.get("/batches/none"));
        fits("GET /api/v1/batches/{id}/products", http.get(batch + "/products?is_aggregated=true"));
        fits("GET /api/v1/batches/{id}/history", http.get(batch + "/history"));
        fits("GET /api/v1/batches/{id}", http.get(batch + "?version=3"));
        fits("GET /api/v1/batches/{id}", http.get(batch + "?version=99"));
        fits("GET /api/v1/batches/{id}", http.get(batch + "?version=0&at=2026-11-09T10:00:00"));
        fits("GET /api/v1/batches/{id}/products", http.get(batch + "/products?at=2199-01-01T00:00:00Z"));
        fits("GET /api/v1/batches/{id}/products", http.get(batch + "/products?at=2000-01-01T00:00:00Z"));
        fits("GET /api/v1/batches/{id}/history/diff", http.get(batch + "/history/diff?from=0&to=3"));
        fits("GET /api/v1/batches/{id}/history/diff", http.get(batch + "/history/diff?from=3&to=0"));
        fits("GET /api/v1/batches/{id}/history/diff", http.get(batch + "/history/diff?from=x&to=0"));
        fits("GET /api/v1/batches/{id}/history/diff", http.get(batch + "/history/diff?from=0&to=99"));
        fits("GET /api/v1/work-centers", http.get("/work-centers"));
        fits("POST /api/v1/batches/{id}/reports", http.post(batch + "/reports", Map.of("format", "excel")));
        fits("POST /api/v1/batches/{id}/reports", http.post(batch + "/reports", Map.of("format", "csv")));
        fits("POST /api/v1/batches/{id}/reports", http.post("/batches/none/reports", Map.of("format", "pdf")));
        fits("POST /api/v1/batches/export", http.post("/batches/export", Map.of("format", "csv")));
        fits("POST /api/v1/batches/export", http.post("/batches/export", Map.of("filters", 1)));
        byte[] file = BatchTables.csv(List.of(ShiftTasks.one()));
        fits("POST /api/v1/batches/import", http.upload("/batches/import", "tasks.csv", file));
        fits("POST /api/v1/batches/import", http.upload("/batches/import", "tasks.csv", new byte[0]));
        fits("POST /api/v1/batches/import", http.post("/batches/import", "{}"));
    }

    @Test
    void everyAnswerOfASessionOfAnAdministratorFitsItsSchema() {
        String rebuild = "POST /api/v1/admin/projections/{name}/rebuild";
        var begun = http.post("/admin/projections/batch/rebuild", "");
        var checking = http.post("/admin/integrity/check", "");

        fits(rebuild, begun);
        fits(rebuild, http.post("/admin/projections/none/rebuild", ""));
        fits(rebuild, http.post("/admin/projections/batch/rebuild?now=1", ""));
        fits("POST /api/v1/admin/integrity/check", checking);
        fits("GET /api/v1/admin/projections", http.get("/admin/projections"));
        fits("GET /api/v1/admin/projections", http.get("/admin/projections?name=batch"));
        fits("GET /api/v1/admin/dead-letters", http.get("/admin/dead-letters"));
        fits("GET /api/v1/admin/dead-letters", http.get("/admin/dead-letters?limit=0"));
        fits("POST /api/v1/admin/dead-letters/{id}/retry", http.post("/admin/dead-letters/none/retry", ""));
        fits("DELETE /api/v1/admin/dead-letters/{id}", http.send("DELETE", "/api/v1/admin/dead-letters/none", null));
        for (var accepted : List.of(begun, checking)) {
            String task = accepted.body().path("task_id").stringValue();
            new Tasks(http).awaitEnd(task);
            fits("GET /api/v1/tasks/{id}", http.get("/tasks/" + task));
        }
    }

    @Test
    void everyAnswerAboutProductionFitsItsSchema() {
        String id = ShiftTasks.create(http);
        String statistics = "/batches/" + id + "/statistics";
        String compare = "/analytics/compare-batches";

        fits("GET /api/v1/analytics/dashboard", http.get("/analytics/dashboard"));
        fits("GET /api/v1/analytics/dashboard", http.get("/analytics/dashboard?shift=1"));
        fits("GET /api/v1/batches/{id}/statistics", http.get(statistics));
        var codes = uniqueCodes(ShiftTasks.codes(1));
        http.post("/batches/" + id + "/products", uniqueCodes(ShiftTasks.codes(3)));
        http.post("/batches/" + id + "/products", codes);
        http.post("/batches/" + id + "/aggregate", codes);
        http.patch("/batches/" + id, Map.of("shift_start", "2026-01-01T08:00:00", "shift_end", "2126-01-01T20:00:00"));
        fits("GET /api/v1/batches/{id}/statistics", http.get(statistics));
        fits("GET /api/v1/batches/{id}/statistics", http.get("/batches/none/statistics"));
        fits("GET /api/v1/analytics/batches/{id}/statistics", http.get("/analytics" + statistics));
        fits("GET /api/v1/analytics/batches/{id}/statistics", http.get("/analytics/batches/none/statistics"));
        fits("POST /api/v1/analytics/compare-batches", http.post(compare, Map.of("batch_ids", List.of(id))));
        fits("POST /api/v1/analytics/compare-batches", http.post(compare, Map.of("batch_ids", List.of(id, id))));
        fits("POST /api/v1/analytics/compare-batches", http.post(compare, "{"));
        fits(
                "POST /api/v1/analytics/compare-batches",
                http.post(compare, Map.of("batch_ids", List.of("00000000-0000-4000-8000-000000000000"))));
    }

    @Test
    void everyAnswerOfASessionAboutWebhooksFitsItsSchema() {
        var made = http.post("/webhooks", SUBSCRIPTION);
        String webhook = "/webhooks/" + made.body().path("id").stringValue();
        String missing = "/webhooks/00000000-0000-4000-8000-000000000000";

        fits("POST /api/v1/webhooks", made);
        fits("POST /api/v1/webhooks", http.post("/webhooks", Map.of("url", 1)));
        fits("POST /api/v1/webhooks", http.post("/webhooks", "{"));
        fits("GET /api/v1/webhooks", http.get("/webhooks"));
        fits("GET /api/v1/webhooks", http.get("/webhooks?limit=0"));
        fits("GET /api/v1/webhooks/{id}", http.get(webhook));
        fits("GET /api/v1/webhooks/{id}", http.get(missing));
        fits("PATCH /api/v1/webhooks/{id}", http.patch(webhook, Map.of("timeout", 5, "secret_key", "новый")));
        fits("PATCH /api/v1/webhooks/{id}", http.patch(webhook, Map.of("id", 1)));
        fits("PATCH /api/v1/webhooks/{id}", http.patch(missing, Map.of()));

        var test = http.post(webhook + "/test", "");
        String delivery =
                webhook + "/deliveries/" + test.body().path("delivery_id").stringValue();
        fits("POST /api/v1/webhooks/{id}/test", test);
        fits("POST /api/v1/webhooks/{id}/test", http.post(missing + "/test", ""));
        fits("POST /api/v1/webhooks/{id}/test", http.post(webhook + "/test?times=2", ""));
        fits("GET /api/v1/webhooks/{id}/deliveries/{delivery_id}", http.get(delivery));
        fits("GET /api/v1/webhooks/{id}/deliveries/{delivery_id}", http.get(webhook + "/deliveries/none"));
        fits("GET /api/v1/webhooks/{id}/deliveries/{delivery_id}", http.get(missing + "/deliveries/none"));
        fits("GET /api/v1/webhooks/{id}/deliveries", http.get(webhook + "/deliveries?status=none"));
        fits("GET /api/v1/webhooks/{id}/deliveries", http.get(missing + "/deliveries"));
        fits(REDELIVER, http.post(delivery + "/redeliver", ""));
        fits(REDELIVER, http.post(webhook + "/deliveries/none/redeliver", ""));
        fits("POST /api/v1/webhooks/{id}/recover", http.post(webhook + "/recover", SINCE));
        fits("POST /api/v1/webhooks/{id}/recover", http.post(webhook + "/recover", Map.of()));
        fits("POST /api/v1/webhooks/{id}/recover", http.post(missing + "/recover", SINCE));
        http.patch(webhook, Map.of("is_active", false));
        fits(REDELIVER, http.post(delivery + "/redeliver", ""));
        fits("POST /api/v1/webhooks/{id}/recover", http.post(webhook + "/recover", SINCE));
        fits("DELETE /api/v1/webhooks/{id}", http.send("DELETE", "/api/v1" + webhook + "?soon=1", null));
        assertThat(http.send("DELETE", "/api/v1" + webhook, null).status()).isEqualTo(204);
        fits("DELETE /api/v1/webhooks/{id}", http.send("DELETE", "/api/v1" + webhook, null));
    }

    @Test
    void everyMessageFitsItsSchema() {
        String webhook = "/webhooks/"
                + http.post("/webhooks", SUBSCRIPTION).body().path("id").stringValue();

        String batch = "/batches/" + ShiftTasks.create(http);
        var codes = ShiftTasks.codes(101);
        http.post(batch + "/products", uniqueCodes(codes));
        http.post(batch + "/aggregate", Map.of("unique_code", codes.getFirst()));
        new Tasks(http)
                .awaitEnd(http.post(batch + "/aggregate-async", uniqueCodes(codes))
                        .body()
                        .path("task_id")
                        .stringValue());
        http.patch(batch, Map.of("team", "Бригада № 7", "shift_end", "2030-01-01T00:00:00Z"));
        http.patch(batch, Map.of("is_closed", true));
        http.patch(batch, Map.of("is_closed", false));
        http.post(batch + "/reports", Map.of("format", "excel"));
        http.upload("/batches/import", "tasks.csv", BatchTables.csv(List.of(ShiftTasks.one())));
        http.post(webhook + "/test", "");

        for (WebhookEventType type : WebhookEventType.values()) {
            String list = webhook + "/deliveries?event_type=" + type;
            var page = await(type.toString())
                    .atMost(Duration.ofSeconds(60))
                    .until(
                            () -> http.get(list),
                            found -> found.body().path("total").intValue() > 0);
            fits("GET /api/v1/webhooks/{id}/deliveries", page);
        }
        assertThat(http.send("DELETE", "/api/v1" + webhook, null).status()).isEqualTo(204);
    }

    private void fits(String operation, Http.Answer answer) {
        assertThat(document.faultsOfAnswer(operation, answer.status(), answer.body()))
                .as("%s answered %s: %s", operation, answer.status(), answer.body())
                .isEmpty();
    }

    /** Of each operation that belongs to one, by the package of its handler. */
    private Map<String, String> sides() {
        return routes.getHandlerMethods().entrySet().stream()
                .flatMap(route -> Stream.of("command", "query")
                        .filter(side -> route.getValue().getBeanType().getName().startsWith("dev.smena." + side + "."))
                        .flatMap(side -> operations(route.getKey()).map(operation -> Map.entry(operation, side))))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private Stream<String> routed() {
        return routes.getHandlerMethods().keySet().stream().flatMap(OpenApiIT::operations);
    }

    private static Stream<String> operations(RequestMappingInfo route) {
        return route.getPatternValues().stream()
                .filter(path -> path.startsWith("/api/"))
                .flatMap(path ->
                        route.getMethodsCondition().getMethods().stream().map(method -> method + " " + path));
    }
}

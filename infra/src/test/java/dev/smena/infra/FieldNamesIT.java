package dev.smena.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Each resource has exactly the fields of the contract. */
@WholeSystem
class FieldNamesIT {

    private static final List<String> BATCH = List.of(
            ("id batch_number batch_date is_closed closed_at close_reason task_description work_center_id work_center shift"
                            + " team nomenclature ekn_code shift_start shift_end total_products aggregated_products"
                            + " created_at updated_at version")
                    .split(" "));

    @LocalServerPort
    int port;

    private Http http;
    private String path;
    private JsonNode created;

    @BeforeEach
    void createABatch() {
        http = new Http(port);
        created = http.post("/batches", List.of(ShiftTasks.one())).body().path(0);
        path = "/batches/" + created.path("id").stringValue();
    }

    @Test
    void ofABatchWhereverItIsShown() {
        var listed = http.get("/batches?batch_number=" + created.path("batch_number"))
                .body();

        assertThat(created.propertyNames()).containsExactlyElementsOf(BATCH);
        assertThat(http.patch(path, Map.of("is_closed", true)).body().propertyNames())
                .containsExactlyElementsOf(BATCH);
        assertThat(listed.path("items").path(0).propertyNames()).containsExactlyElementsOf(BATCH);
        assertThat(names(created.path("work_center"))).isEqualTo("id identifier name");
        assertThat(created.path("work_center").path("id")).isEqualTo(created.path("work_center_id"));
    }

    @Test
    void ofABatchInDetail() {
        http.post(path + "/products", Map.of("unique_codes", List.of("d-" + path)));
        var detail = http.get(path).body();

        assertThat(names(detail)).isEqualTo(String.join(" ", BATCH) + " products products_truncated");
        assertThat(names(detail.path("products").path(0))).isEqualTo("id unique_code is_aggregated aggregated_at");
        assertThat(detail.path("products_truncated").isBoolean()).isTrue();
    }

    @Test
    void ofAProduct() {
        String code = "p-" + path;
        var product = http.post("/products", Map.of("unique_code", code, "batch_id", created.path("id")))
                .body();
        var listed = http.get(path + "/products").body().path("items").path(0);

        assertThat(names(product)).isEqualTo("id unique_code batch_id is_aggregated aggregated_at created_at");
        assertThat(names(listed)).isEqualTo("id unique_code is_aggregated aggregated_at");
        assertThat(listed.path("id")).isEqualTo(product.path("id"));
    }

    @Test
    void ofResultsAndTheirErrors() {
        var registered = post("products", List.of("a-" + path, "b-" + path, "a-" + path));
        assertThat(names(registered)).isEqualTo("success total registered failed errors");
        assertThat(names(registered.path("errors").path(0))).isEqualTo("code reason");

        post("aggregate", List.of("a-" + path));
        var aggregated = post("aggregate", List.of("a-" + path, "none", "b-" + path, "b-" + path));
        assertThat(names(aggregated)).isEqualTo("success total aggregated failed errors");
        assertThat(names(aggregated.path("errors").path(0))).isEqualTo("code reason aggregated_at");
        assertThat(names(aggregated.path("errors").path(1))).isEqualTo("code reason");
        assertThat(names(aggregated.path("errors").path(2))).isEqualTo("code reason");

        var disaggregated = post("disaggregate", List.of("a-" + path, "none"));
        assertThat(names(disaggregated)).isEqualTo("success total aggregated failed errors");
        assertThat(names(disaggregated.path("errors").path(0))).isEqualTo("code reason");

        var many = http.post("/products", List.of(Map.of("unique_code", "a-" + path, "batch_id", created.path("id"))))
                .body();
        assertThat(names(many)).isEqualTo("success total registered failed errors");
    }

    @Test
    void ofAWorkCenter() {
        assertThat(names(http.get("/work-centers").body().path("items").path(0)))
                .isEqualTo("id identifier name");
    }

    @Test
    void ofTheHistoryAndEachEventInIt() {
        post("products", List.of("h-" + path));
        post("aggregate", List.of("h-" + path));
        post("disaggregate", List.of("h-" + path));
        http.patch(path, Map.of("team", "2", "is_closed", true));
        http.patch(path, Map.of("is_closed", false));
        var history =
                http.get(path + "/history").body().path("items").valueStream().toList();

        assertThat(history)
                .allSatisfy(entry -> assertThat(names(entry))
                        .isEqualTo(
                                "sequence position event_id event revision occurred_at actor correlation_id payload"));
        assertThat(history.stream()
                        .map(entry -> entry.path("event").stringValue() + " " + names(entry.path("payload"))))
                .containsExactly(
                        "BatchCreated batch_id batch_number batch_date task_description work_center_id"
                                + " work_center_identifier work_center_name shift team nomenclature ekn_code"
                                + " shift_start shift_end created_at",
                        "ProductsRegistered batch_id codes total_products registered_at",
                        "ProductsAggregated batch_id codes aggregated_products aggregated_at",
                        "ProductsDisaggregated batch_id codes reason aggregated_products disaggregated_at",
                        "BatchUpdated batch_id changes updated_at",
                        "BatchClosed batch_id reason closed_at total_products aggregated_products",
                        "BatchReopened batch_id reopened_at");
        assertThat(names(history.get(4).path("payload").path("changes"))).isEqualTo("team");
        assertThat(history.stream().map(entry -> entry.path("sequence").intValue()))
                .containsExactly(0, 1, 2, 3, 4, 5, 6);
        assertThat(history.stream().map(entry -> entry.path("position").longValue()))
                .isSorted()
                .doesNotHaveDuplicates();
    }

    private JsonNode post(String action, List<String> codes) {
        return http.post(
                        path + "/" + action,
                        action.equals("disaggregate")
                                ? Map.of("unique_codes", codes, "reason", "damaged")
                                : Map.of("unique_codes", codes))
                .body();
    }

    private static String names(JsonNode object) {
        return String.join(" ", object.propertyNames());
    }
}

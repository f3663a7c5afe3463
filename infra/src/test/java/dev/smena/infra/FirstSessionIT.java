package dev.smena.infra;

import static dev.smena.infra.ShiftTasks.uniqueCodes;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A shift master's first session. */
@WholeSystem
class FirstSessionIT {

    @LocalServerPort
    int port;

    private Http http;

    @BeforeEach
    void connect() {
        http = new Http(port);
    }

    @Test
    void aBatchIsCreatedFilledAggregatedClosedAndItsHistoryTellsAllOfIt() {
        String id = ShiftTasks.create(http);
        List<String> codes = ShiftTasks.codes(20);

        assertThat(http.post("/batches/" + id + "/products", uniqueCodes(codes)).status())
                .isEqualTo(201);
        var aggregated = http.post("/batches/" + id + "/aggregate", uniqueCodes(codes.subList(0, 5)));
        assertThat(aggregated.body().path("aggregated").intValue()).isEqualTo(5);
        assertThat(http.patch("/batches/" + id, Map.of("is_closed", true)).status())
                .isEqualTo(200);

        var batch = http.get("/batches/" + id).body();
        assertThat(batch.path("total_products").intValue()).isEqualTo(20);
        assertThat(batch.path("aggregated_products").intValue()).isEqualTo(5);
        assertThat(batch.path("closed_at").stringValue()).endsWith("+05:00");
        assertThat(batch.path("products")
                        .valueStream()
                        .map(product -> product.path("unique_code").stringValue()))
                .containsExactlyElementsOf(codes);
        assertThat(http.get("/batches/" + id + "/history")
                        .body()
                        .path("items")
                        .valueStream()
                        .map(entry -> entry.path("event").stringValue()))
                .containsExactly("BatchCreated", "ProductsRegistered", "ProductsAggregated", "BatchClosed");
    }
}

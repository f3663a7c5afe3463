package dev.smena.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.smena.infra.Http.Answer;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Behind one address, a node that takes commands and one that answers queries are one Smena. */
@ExtendWith(OnePair.class)
class GatewayIT {

    private final Pair pair;
    private final Http writes;
    private final Http reads;

    GatewayIT(Pair pair) {
        this.pair = pair;
        this.writes = pair.command().http();
        this.reads = pair.query().http();
    }

    @Test
    void eachOperationIsAnsweredAsByTheNodeThatDoesIt() {
        assumeThat(Gateway.nginx()).as("nginx").isPresent();
        try (var gateway = Gateway.before(pair)) {
            Http one = gateway.http();

            Pair.contract(reads).operations().forEach(operation -> {
                Answer direct = Stream.of(writes, reads)
                        .map(node -> Pair.ask(node, operation))
                        .filter(answer -> answer.status() != 421)
                        .findFirst()
                        .orElseThrow();
                Answer answer = Pair.ask(one, operation);

                assertThat(answer.status()).as(operation).isEqualTo(direct.status());
                assertThat(answer.code()).as(operation).isEqualTo(direct.code());
            });
        }
    }

    @Test
    void whatIsForOperatorsIsNotToBeHad() {
        assumeThat(Gateway.nginx()).as("nginx").isPresent();
        try (var gateway = Gateway.before(pair)) {
            for (String path : List.of("", "/", "/health", ";x/health", "/health;x", "/prometheus")) {
                assertThat(gateway.http().send("GET", "/actuator" + path, null).status())
                        .as(path)
                        .isEqualTo(404);
            }
        }
    }

    @Test
    void aSideThatIsDownIsToldAsSuch() throws IOException {
        assumeThat(Gateway.nginx()).as("nginx").isPresent();
        try (var gateway = Gateway.between(pair.command().port(), Gateway.freePort())) {
            Http one = gateway.http();

            for (Answer answer : List.of(
                    one.get("/batches"),
                    one.post("/analytics/compare-batches", Map.of("batch_ids", List.of(UUID.randomUUID()))))) {
                assertThat(answer.status()).isEqualTo(503);
                assertThat(answer.code()).isEqualTo("dependency-unavailable");
                assertThat(answer.header("Retry-After")).isEqualTo("1");
            }
            assertThat(one.post("/batches", List.of(ShiftTasks.one())).status()).isEqualTo(201);
        }
    }

    @Test
    void whatIsTooLargeIsToldAsSuch() {
        assumeThat(Gateway.nginx()).as("nginx").isPresent();
        try (var gateway = Gateway.before(pair)) {
            Answer answer = gateway.http().post("/batches", "[" + " ".repeat(66 << 20) + "]");

            assertThat(answer.status()).isEqualTo(413);
            assertThat(answer.code()).isEqualTo("payload-too-large");
        }
    }

    @Test
    void thePairIsOneSmenaEvenForAQuestionAskedWithABody() {
        assumeThat(Gateway.nginx()).as("nginx").isPresent();
        try (var gateway = Gateway.before(pair)) {
            Http one = gateway.http();
            Answer created = one.post("/batches", List.of(ShiftTasks.one()));
            String batch = Pair.batchOf(created);
            List<String> many = ShiftTasks.codes(1_000);
            Answer registered = one.post(batch + "/products", ShiftTasks.uniqueCodes(many));

            Answer compared = one.post(
                    "/analytics/compare-batches", Map.of("batch_ids", List.of(batch.substring("/batches/".length()))));
            JsonNode imported = new Tasks(one)
                    .result(one.upload("/batches/import", "tasks.csv", BatchTables.csv(List.of(ShiftTasks.one()))));

            assertThat(created.header("Location")).isEqualTo("/api/v1" + batch);
            assertThat(registered.status()).isEqualTo(201);
            assertThat(compared.body()
                            .path("comparison")
                            .path(0)
                            .path("total_products")
                            .intValue())
                    .isEqualTo(1_000);
            assertThat(imported.path("created").intValue()).isEqualTo(1);
        }
    }
}

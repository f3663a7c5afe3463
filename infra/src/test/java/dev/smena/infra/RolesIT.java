package dev.smena.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.smena.infra.Http.Answer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** One node takes commands, another answers queries, and neither does what is the other one's. */
@ExtendWith(OnePair.class)
class RolesIT {

    private static final Set<String> GROUPS_OF_COMMANDS =
            Set.of("aggregation", "auto-close", "webhook-delivery", "webhook-dispatch");
    private static final Set<String> GROUPS_OF_QUERIES = Set.of("batch", "webhook", "analytics");

    private final Pair pair;
    private final Http writes;
    private final Http reads;
    private final JdbcClient jdbc;

    RolesIT(Pair pair) {
        this.pair = pair;
        this.writes = pair.command().http();
        this.reads = pair.query().http();
        this.jdbc = pair.jdbc();
    }

    @Test
    void aCommandNodeIsReadyAndTakesCommandsBeforeThereIsAnyQueryNode() {
        assertThat(pair.readiness().status()).as("%s", pair.readiness().body()).isEqualTo(200);
        assertThat(pair.written().status()).isEqualTo(201);
        assertThat(reads.get(
                                Pair.batchOf(pair.written()),
                                "Smena-Min-Position",
                                pair.written().header("Smena-Position"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void eachOperationIsDoneByTheNodeOfItsRoleAndTheOtherSaysWhereItBelongs() {
        OpenApiDocument document = Pair.contract(reads);

        assertThat(document.roles().values()).contains("command", "query");
        document.roles().forEach((operation, role) -> {
            assertThat(Pair.ask(
                            role.equals("command") ? reads : writes,
                            operation,
                            "Smena-Min-Position",
                            "9223372036854775807"))
                    .as(operation)
                    .satisfies(refused -> {
                        assertThat(refused.status()).isEqualTo(421);
                        assertThat(refused.code()).isEqualTo("misdirected-request");
                        assertThat(refused.body().path("detail").stringValue()).endsWith("of the role " + role + ".");
                    });
            assertThat(Pair.ask(role.equals("command") ? writes : reads, operation)
                            .status())
                    .as(operation)
                    .isNotEqualTo(421);
        });
    }

    @Test
    void whatNobodyDoesIsRefusedAsEverywhere() {
        assertThat(writes.get("/none").status()).isEqualTo(404);
        assertThat(reads.get("/none").status()).isEqualTo(404);
        for (Http node : List.of(writes, reads)) {
            Answer refused = node.send("PUT", "/api/v1/batches", "{}");
            assertThat(refused.status()).isEqualTo(405);
            assertThat(Set.of(refused.header("Allow").split(", *"))).containsExactlyInAnyOrder("GET", "POST");
        }
    }

    @Test
    void eachNodeRunsTheGroupsOfItsRoleOnly() {
        await("all claims").until(() -> groupsOf(pair.command()), GROUPS_OF_COMMANDS::equals);
        await("all claims").until(() -> groupsOf(pair.query()), GROUPS_OF_QUERIES::equals);
    }

    private Set<String> groupsOf(SmenaProcess node) {
        return jdbc
                .sql("select processor_name, owner from events.token where owner is not null")
                .query((row, n) -> Map.entry(row.getString("processor_name"), row.getString("owner")))
                .stream()
                .filter(claim -> claim.getValue().startsWith(node.pid() + "@"))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    @Test
    void theQueryNodeNeitherSendsNorSchedulesAnything() {
        assertThat(jdbc.sql(
                                "select count(*) from command.webhook_sender where alive_at > now() - interval '10 seconds'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void neitherStartsServersOrMakesKeysThatOnlyTheOtherNeeds() {
        for (String name : List.of("webhooks.key", "postgres", "objects")) {
            assertThat(pair.query().home().resolve(name)).doesNotExist();
            assertThat(pair.command().home().resolve(name)).exists();
        }
        assertThat(pair.command().home().resolve("redis")).doesNotExist();
    }

    @Test
    void eachIsHealthyByWhatItNeedsItself() {
        JsonNode command = health(writes);
        JsonNode query = health(reads);

        assertThat(command.path("components").propertyNames()).contains("db", "objectStore", "processes");
        assertThat(command.path("components").propertyNames()).doesNotContain("readModel", "projections");
        assertThat(query.path("components").propertyNames()).contains("db", "readModel", "projections");
        assertThat(query.path("components").propertyNames()).doesNotContain("objectStore", "processes");
        assertThat(Stream.of(writes, reads)
                        .map(node -> node.send("GET", "/actuator/health/readiness", null)
                                .status()))
                .containsOnly(200);
    }

    private static JsonNode health(Http node) {
        return await("health")
                .until(() -> node.send("GET", "/actuator/health", null), answer -> answer.status() == 200)
                .body();
    }
}

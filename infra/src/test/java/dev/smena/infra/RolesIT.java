package dev.smena.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.smena.infra.Http.Answer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.JsonNode;

/** One node takes commands, another answers queries, and together they are one Smena. */
class RolesIT {

    private static final String[] COMMAND_SETTINGS = {
        "--smena.webhooks.allow-private-addresses=true",
        // Longer than any machine is slow: who does not see his write was not made to wait.
        "--smena.command.projection-wait=60s"
    };
    private static final Set<String> GROUPS_OF_COMMANDS =
            Set.of("aggregation", "auto-close", "webhook-delivery", "webhook-dispatch");
    private static final Set<String> GROUPS_OF_QUERIES = Set.of("batch", "webhook", "analytics");

    private static Pair pair;
    private static Http writes;
    private static Http reads;
    private static JdbcClient jdbc;
    private static Answer alone;
    private static Answer writtenAlone;

    @BeforeAll
    static void start() {
        SmenaProcess command = Pair.startCommand(COMMAND_SETTINGS);
        alone = command.http().send("GET", "/actuator/health/readiness", null);
        writtenAlone = command.http().post("/batches", List.of(ShiftTasks.one()), Races.AT_ONCE);
        pair = Pair.startQuery(command, "--smena.query.max-wait=60s");
        writes = command.http();
        reads = pair.query().http();
        jdbc = JdbcClient.create(new DriverManagerDataSource(command.postgresUrl(), "postgres", ""));
    }

    @AfterAll
    static void stop() {
        pair.close();
    }

    @Test
    void aCommandNodeIsReadyAndTakesCommandsBeforeThereIsAnyQueryNode() {
        assertThat(alone.status()).as("%s", alone.body()).isEqualTo(200);
        assertThat(writtenAlone.status()).isEqualTo(201);
        assertThat(seen(writtenAlone, batchOf(writtenAlone)).status()).isEqualTo(200);
    }

    @Test
    void aReadOnTheQueryNodeSeesTheWriteWhosePositionItAsksFor() {
        for (int i = 0; i < 10; i++) {
            Answer created = writes.post("/batches", List.of(ShiftTasks.one()), Races.AT_ONCE);

            assertThat(seen(created, batchOf(created)).status()).isEqualTo(200);
        }
    }

    @Test
    void aWriteIsAnsweredWhenTheQueryNodeShowsIt() {
        for (int i = 0; i < 10; i++) {
            Answer created = writes.post("/batches", List.of(ShiftTasks.one()));

            assertThat(reads.get(batchOf(created)).status()).isEqualTo(200);
        }
    }

    @Test
    void eachOperationIsDoneByTheNodeOfItsRoleAndTheOtherSaysWhereItBelongs() {
        var document =
                new OpenApiDocument(reads.send("GET", "/v3/api-docs", null).body());

        assertThat(document.roles().values()).contains("command", "query");
        document.roles().forEach((operation, role) -> {
            assertThat(ask(role.equals("command") ? reads : writes, operation))
                    .as(operation)
                    .satisfies(refused -> {
                        assertThat(refused.status()).isEqualTo(421);
                        assertThat(refused.code()).isEqualTo("misdirected-request");
                        assertThat(refused.body().path("detail").stringValue()).endsWith("of the role " + role + ".");
                    });
            assertThat(ask(role.equals("command") ? writes : reads, operation).status())
                    .as(operation)
                    .isNotEqualTo(421);
        });
    }

    /** With what others would wait for, or find fault with. */
    private static Answer ask(Http node, String operation) {
        String[] methodAndPath = operation.split(" ", 2);
        String path = methodAndPath[1].replaceAll("\\{\\w+}", "none") + "?none=1";
        return node.send(methodAndPath[0], path, null, "Smena-Min-Position", "9223372036854775807");
    }

    @Test
    void whatNobodyDoesIsRefusedAsEverywhere() {
        assertThat(writes.get("/none").status()).isEqualTo(404);
        assertThat(reads.get("/none").status()).isEqualTo(404);
        for (Http node : List.of(writes, reads)) {
            Answer refused = node.send("PUT", "/api/v1/batches", "{}");
            assertThat(refused.status()).isEqualTo(405);
            assertThat(Set.of(refused.header("Allow").split(","))).containsExactlyInAnyOrder("GET", "POST");
        }
    }

    @Test
    void eachNodeRunsTheGroupsOfItsRoleOnly() {
        assertThat(groupsOf(pair.command())).isEqualTo(GROUPS_OF_COMMANDS);
        assertThat(groupsOf(pair.query())).isEqualTo(GROUPS_OF_QUERIES);
    }

    private static Set<String> groupsOf(SmenaProcess node) {
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
        assertThat(pair.query().home())
                .isDirectoryNotContaining(file -> Set.of("webhooks.key", "postgres", "objects")
                        .contains(file.getFileName().toString()));
    }

    @Test
    void eachIsHealthyByWhatItNeedsItself() {
        JsonNode command = health(writes);
        JsonNode query = health(reads);

        assertThat(command.path("components").propertyNames()).contains("db", "objectStore");
        assertThat(command.path("components").propertyNames()).doesNotContain("readModel", "projections");
        assertThat(query.path("components").propertyNames()).contains("db", "readModel", "projections");
        assertThat(query.path("components").propertyNames()).doesNotContain("objectStore");
        assertThat(Stream.of(writes, reads)
                        .map(node -> node.send("GET", "/actuator/health/readiness", null)
                                .status()))
                .containsOnly(200);
    }

    private static JsonNode health(Http node) {
        Answer answer = node.send("GET", "/actuator/health", null);
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        return answer.body();
    }

    @Test
    void longWorkIsDoneByTheOneAndFollowedOnTheOther() {
        String batch = batchOf(writes.post("/batches", List.of(ShiftTasks.one())));
        List<String> codes = ShiftTasks.codes(2_500);
        for (int first = 0; first < codes.size(); first += 500) {
            writes.post(batch + "/products", ShiftTasks.uniqueCodes(codes.subList(first, first + 500)));
        }
        var tasks = new Tasks(reads);

        JsonNode packed = tasks.result(writes.post(batch + "/aggregate-async", ShiftTasks.uniqueCodes(codes)));
        JsonNode report = tasks.result(writes.post(batch + "/reports", Map.of("format", "excel")));
        JsonNode export = tasks.result(writes.post("/batches/export", Map.of("format", "csv")));
        JsonNode imported =
                tasks.result(writes.upload("/batches/import", "tasks.csv", BatchTables.csv(List.of(ShiftTasks.one()))));

        assertThat(packed.path("aggregated").intValue()).isEqualTo(2_500);
        assertThat(imported.path("created").intValue()).isEqualTo(1);
        for (JsonNode file : List.of(report, export)) {
            assertThat(Http.follow(file.path("file_url").stringValue()).content())
                    .hasSize(file.path("file_size").intValue());
        }
    }

    @Test
    void receiversAreToldByTheOneAndWhatBecameOfItIsShownByTheOther() {
        try (var receiver = new WebhookReceiver()) {
            String webhook = new Webhooks(writes).subscribe(receiver, "batch_created");

            writes.post("/batches", List.of(ShiftTasks.one()));

            assertThat(Webhooks.got(receiver, 1)).hasSize(1);
            new Webhooks(reads).only(webhook, "success", 1);
            writes.send("DELETE", "/api/v1/webhooks/" + webhook, null);
        }
    }

    @Test
    void whatTheQueryNodeProjectsIsRebuiltAndCheckedByTheCommandNode() {
        String batch = batchOf(writes.post("/batches", List.of(ShiftTasks.one())));
        jdbc.sql("update query.batch set team = 'damaged' where id = cast(:id as uuid)")
                .param("id", batch.substring("/batches/".length()))
                .update();
        var tasks = new Tasks(reads);

        JsonNode found = tasks.result(writes.post("/admin/integrity/check", ""));
        JsonNode mended = tasks.result(writes.post("/admin/projections/batch/rebuild", ""));
        JsonNode again = tasks.result(writes.post("/admin/integrity/check", ""));

        assertThat(Stream.of(found, mended, again)
                        .map(result -> result.path("differences").intValue()))
                .containsExactly(1, 1, 0);
        assertThat(reads.get(batch).body().path("team").stringValue()).isNotEqualTo("damaged");
        for (String projection : List.of("webhook", "analytics")) {
            assertThat(tasks.result(writes.post("/admin/projections/" + projection + "/rebuild", ""))
                            .path("differences")
                            .intValue())
                    .isZero();
        }
    }

    @Test
    void projectionsAreShownByBoth() {
        for (Http node : List.of(writes, reads)) {
            assertThat(node.get("/admin/projections").body().valueStream())
                    .hasSize(3)
                    .allSatisfy(projection ->
                            assertThat(projection.path("status").stringValue()).isEqualTo("RUNNING"));
        }
    }

    @Test
    void whatTheQueryNodeCannotProjectIsListedByBothAndTriedAgainThere() {
        String batch = batchOf(writes.post("/batches", List.of(ShiftTasks.one())));
        jdbc.sql("alter table query.batch add constraint no_poison check (team <> 'poison') not valid")
                .update();
        writes.patch(batch, Map.of("team", "poison"), Races.AT_ONCE);
        String letter =
                await().until(() -> parked(reads), found -> found.size() == 1).getFirst();
        jdbc.sql("alter table query.batch drop constraint no_poison").update();
        String retry = "/admin/dead-letters/" + letter + "/retry";

        assertThat(parked(writes)).containsExactly(letter);
        assertThat(writes.post(retry, "").code()).isEqualTo("misdirected-request");
        assertThat(reads.post(retry, "").body().path("succeeded").booleanValue())
                .isTrue();
        assertThat(reads.get(batch).body().path("team").stringValue()).isEqualTo("poison");
        assertThat(parked(writes)).isEmpty();
    }

    private static List<String> parked(Http node) {
        return node.get("/admin/dead-letters")
                .body()
                .path("items")
                .valueStream()
                .map(letter -> letter.path("id").stringValue())
                .toList();
    }

    /** The only one that was created, as a path. */
    private static String batchOf(Answer created) {
        assertThat(created.status()).as("%s", created.body()).isEqualTo(201);
        return "/batches/" + created.body().path(0).path("id").stringValue();
    }

    private static Answer seen(Answer write, String path) {
        return reads.get(path, "Smena-Min-Position", write.header("Smena-Position"));
    }
}

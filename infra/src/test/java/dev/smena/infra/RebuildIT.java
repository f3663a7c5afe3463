package dev.smena.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.smena.command.maintenance.Findings;
import dev.smena.command.maintenance.Maintenance;
import dev.smena.events.TaskId;
import dev.smena.events.TaskKind;
import dev.smena.infra.readmodel.ReadGroup;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Projections built anew beside the live ones, and what is found by comparing. */
@WholeSystem
class RebuildIT {

    private final Http http;
    private final Tasks tasks;
    private final JdbcClient jdbc;
    private final Maintenance integrity;

    RebuildIT(@LocalServerPort int port, @Autowired JdbcClient jdbc, @Autowired List<Maintenance> maintenance) {
        this.http = new Http(port);
        this.tasks = new Tasks(http);
        this.jdbc = jdbc;
        this.integrity = maintenance.stream()
                .filter(work -> work.kind() == TaskKind.INTEGRITY)
                .findFirst()
                .orElseThrow();
    }

    private JsonNode rebuild(String projection) {
        return tasks.result(http.post("/admin/projections/" + projection + "/rebuild", ""));
    }

    private JsonNode check() {
        return tasks.result(http.post("/admin/integrity/check", ""));
    }

    private String aggregated() {
        String batch = ShiftTasks.create(http);
        var codes = ShiftTasks.uniqueCodes(ShiftTasks.codes(3));
        http.post("/batches/" + batch + "/products", codes);
        http.post("/batches/" + batch + "/aggregate", codes);
        return batch;
    }

    @Test
    void changesNothingThatWasRight() {
        String batch = aggregated();
        var before = http.get("/batches/" + batch);

        JsonNode found = rebuild("batch");

        var after = http.get("/batches/" + batch);
        assertThat(found.path("differences").longValue()).as("%s", found).isZero();
        assertThat(found.path("details")).isEmpty();
        assertThat(found.path("total").longValue()).isPositive();
        assertThat(after.body()).isEqualTo(before.body());
        assertThat(after.header("ETag")).isEqualTo(before.header("ETag"));
        assertNothingIsLeftBehind();
        new Agreement(jdbc).assertHolds();
    }

    @Test
    void mendsWhatWasWrongAndSaysWhat() {
        String batch = aggregated();
        String lost = aggregated();
        jdbc.sql("update query.batch set team = 'nobody' where id::text = ?")
                .param(batch)
                .update();
        jdbc.sql("delete from query.product where batch_id::text = ?")
                .param(lost)
                .update();
        jdbc.sql("insert into query.product values ('made up', gen_random_uuid(), 0, null)")
                .update();

        JsonNode found = rebuild("batch");

        assertThat(found.path("differences").intValue()).isEqualTo(5);
        assertThat(found.path("details")
                        .valueStream()
                        .map(detail -> detail.path("place").stringValue()))
                .hasSize(5)
                .contains("query.batch " + batch, "query.product made up");
        assertThat(found.path("details").toString()).contains("nobody", lost, "by the events nothing");
        assertThat(http.get("/batches/" + batch).body().path("team").stringValue())
                .isNotEqualTo("nobody");
        assertThat(http.get("/batches/" + lost).body().path("products")).hasSize(3);
        assertThat(rebuild("batch").path("differences").intValue()).isZero();
        new Agreement(jdbc).assertHolds();
    }

    @Test
    void goesOnProjectingAfterwards() {
        rebuild("batch");

        String batch = aggregated();

        assertThat(http.get("/batches/" + batch)
                        .body()
                        .path("aggregated_products")
                        .intValue())
                .isEqualTo(3);
    }

    @Test
    void isDoneUnderLoadWhileAllReadsAreAnswered() throws Exception {
        var load = new Load();
        String batch = aggregated();
        JsonNode before = http.get("/batches/" + batch).body();
        var stop = http.get("/batches/" + batch);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                AutoCloseable ending = () -> load.wrong.add(stop)) {
            load.start(threads, 4, http);
            await().until(() -> load.created.size() > 50);
            for (String projection : List.of("batch", "webhook", "analytics")) {
                var accepted = http.post("/admin/projections/" + projection + "/rebuild", "");
                String task = accepted.body().path("task_id").stringValue();
                await().atMost(Duration.ofSeconds(60)).until(() -> {
                    assertThat(http.get("/batches/" + batch).body()).isEqualTo(before);
                    return !http.get("/tasks/" + task)
                            .body()
                            .path("status")
                            .stringValue()
                            .startsWith("P");
                });
                JsonNode ended = tasks.awaitEnd(task);
                assertThat(ended.path("result").path("differences").asInt(-1))
                        .as("%s", ended)
                        .isZero();
            }
        }
        assertThat(load.wrong).containsExactly(stop);
        new Agreement(jdbc).assertHolds();
    }

    @Test
    void isDoneOnceAtATimeForEachProjection() {
        jdbc.sql(
                        "insert into command.open_task (task_id, kind, subject) values (gen_random_uuid(), 'rebuild', 'webhook')")
                .update();

        var refused = http.post("/admin/projections/webhook/rebuild", "");
        jdbc.sql("delete from command.open_task where subject = 'webhook'").update();

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("concurrent-change");
        var webhooks = new Webhooks(http);
        webhooks.test(webhooks.subscribeNobody());
        JsonNode found = rebuild("webhook");
        assertThat(found.path("differences").intValue()).as("%s", found).isZero();
    }

    @Test
    void isRefusedForWhatIsNoProjection() {
        var refused = http.post("/admin/projections/none/rebuild", "");

        assertThat(refused.status()).isEqualTo(404);
        assertThat(refused.code()).isEqualTo("not-found");
    }

    @Test
    void aPoisonEventStopsItAndLeavesTheLiveTablesAsTheyWere() {
        String batch = aggregated();
        spoil(batch);
        JsonNode before = http.get("/batches/" + batch).body();

        String error = tasks.error(http.post("/admin/projections/batch/rebuild", ""));
        mend(batch);

        assertThat(error).contains("ProductsRegistered", batch, "live tables are as they were");
        assertThat(http.get("/batches/" + batch).body()).isEqualTo(before);
        assertNothingIsLeftBehind();
        assertThat(rebuild("batch").path("differences").intValue()).isZero();
    }

    @Test
    void anEventThatIsNotEvenJsonStopsItAndTheIntegrityCheck() {
        String batch = aggregated();
        replace("\"batch_id\":", "\"batch_id\"!", batch);

        List<String> errors = Stream.of("/admin/projections/batch/rebuild", "/admin/integrity/check")
                .map(path -> tasks.error(http.post(path, "")))
                .toList();
        replace("\"batch_id\"!", "\"batch_id\":", batch);

        assertThat(errors)
                .allSatisfy(error -> assertThat(error)
                        .contains("ProductsRegistered, number 1 of Batch " + batch, "live tables are as they were"));
        assertNothingIsLeftBehind();
        assertThat(rebuild("batch").path("differences").intValue()).isZero();
    }

    @Test
    void aPoisonEventStopsItWhileEverythingElseGoesOn() throws Exception {
        var load = new Load();
        String batch = aggregated();
        JsonNode before = http.get("/batches/" + batch).body();
        var stop = http.get("/batches/" + batch);
        String error;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                AutoCloseable ending = () -> load.wrong.add(stop)) {
            load.start(threads, 4, http);
            await().until(() -> load.created.size() > 10);
            spoil(batch);

            error = tasks.error(http.post("/admin/projections/batch/rebuild", ""));

            int then = load.created.size();
            await().until(() -> load.created.size() > then + 10);
        } finally {
            mend(batch);
        }
        assertThat(error).contains("ProductsRegistered, number 1 of Batch " + batch);
        assertThat(load.wrong).containsExactly(stop);
        assertThat(http.get("/batches/" + batch).body()).isEqualTo(before);
        assertNothingIsLeftBehind();
        new Agreement(jdbc).assertHolds();
    }

    @Test
    void integrityHoldsByItself() {
        aggregated();

        assertThat(check().path("differences").intValue()).isZero();
        assertNothingIsLeftBehind();
    }

    @Test
    void integrityNamesWhatWasTamperedWithInTheReadModelAndInTheRegistry() {
        String batch = aggregated();
        jdbc.sql("update query.batch set total_products = 9 where id::text = ?")
                .param(batch)
                .update();
        jdbc.sql("update command.product_code set aggregated_at = null where batch_id::text = ?")
                .param(batch)
                .update();

        JsonNode found = check();
        rebuild("batch");
        jdbc.sql("update command.product_code c set aggregated_at = p.aggregated_at from query.product p"
                        + " where p.code = c.code and p.batch_id::text = ?")
                .param(batch)
                .update();

        assertThat(found.path("differences").intValue()).isEqualTo(4);
        assertThat(found.path("details").toString()).contains("query.batch " + batch, "command.product_code");
        assertThat(check().path("differences").intValue()).isZero();
    }

    @Test
    void integrityNamesWhatWasTamperedWithInEachProjection() {
        String batch = aggregated();
        jdbc.sql("delete from query.batch where id::text = ?").param(batch).update();
        jdbc.sql("delete from query.counted_batch where id::text = ?")
                .param(batch)
                .update();
        String webhook = new Webhooks(http).subscribeNobody();
        jdbc.sql("update query.webhook set timeout = 7 where id::text = ?")
                .param(webhook)
                .update();

        JsonNode found = check();
        Stream.of(ReadGroup.values()).map(ReadGroup::processor).forEach(this::rebuild);

        assertThat(found.path("details")
                        .valueStream()
                        .map(difference -> difference.path("place").stringValue()))
                .containsExactlyInAnyOrder(
                        "query.batch " + batch, "query.counted_batch " + batch, "query.webhook " + webhook);
        assertThat(check().path("differences").intValue()).isZero();
    }

    @Test
    void aCheckThatIsTakenUpAgainDoesNotGoThroughWhatIsChecked() throws Exception {
        String batch = aggregated();
        var task = new TaskId(UUID.randomUUID());
        Findings first = integrity.carryOut(task, "all", (current, total) -> {});
        jdbc.sql("delete from query.batch where id::text = ?").param(batch).update();

        Findings again = integrity.carryOut(task, "all", (current, total) -> {});

        assertThat(again).isEqualTo(first);
        integrity.cleanUp(task, "all");
        rebuild("batch");
        assertNothingIsLeftBehind();
    }

    @Test
    void whoCleansUpLateLeavesTheNextTasksCopyAlone() throws Exception {
        var first = new TaskId(UUID.randomUUID());
        var next = new TaskId(UUID.randomUUID());
        integrity.carryOut(first, "all", (current, total) -> {});
        integrity.carryOut(next, "all", (current, total) -> {});

        integrity.cleanUp(first, "all");

        assertThat(jdbc.sql("select task_id from events.rebuild")
                        .query(UUID.class)
                        .list())
                .hasSameSizeAs(ReadGroup.values())
                .containsOnly(next.value());
        assertThat(schemas())
                .hasSize(3 + ReadGroup.values().length)
                .anyMatch(name -> name.startsWith("rebuild_integrity_"));
        integrity.cleanUp(next, "all");
        assertNothingIsLeftBehind();
    }

    @Test
    void everyTableThatIsReadBelongsToOneProjection() {
        assertThat(Stream.of(ReadGroup.values()).flatMap(group -> group.tables().stream()))
                .containsExactlyInAnyOrderElementsOf(
                        jdbc.sql("select table_name from information_schema.tables where table_schema = 'query'")
                                .query(String.class)
                                .list());
    }

    /** Its second event cannot be read any more. */
    private void spoil(String batch) {
        replace("\"batch_id\"", "\"batch_is\"", batch);
    }

    private void mend(String batch) {
        replace("\"batch_is\"", "\"batch_id\"", batch);
    }

    private void replace(String text, String by, String batch) {
        jdbc.sql("update events.domain_event set payload = convert_to(replace(convert_from(payload, 'UTF8'), ?, ?),"
                        + " 'UTF8') where aggregate_identifier = ? and sequence_number = 1")
                .params(List.of(text, by, batch))
                .update();
    }

    private void assertNothingIsLeftBehind() {
        await().untilAsserted(() -> assertThat(schemas()).containsExactlyInAnyOrder("events", "command", "query"));
        await().until(() -> jdbc.sql("select count(*) from events.rebuild")
                        .query(Integer.class)
                        .single()
                == 0);
    }

    private List<String> schemas() {
        return jdbc.sql("""
                        select nspname from pg_namespace
                        where nspname !~ '^pg_' and nspname not in ('public', 'information_schema')""").query(String.class).list();
    }
}

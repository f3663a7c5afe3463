package dev.smena.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.smena.infra.Http.Answer;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** One node takes commands, another answers queries, and together they are one Smena. */
@ExtendWith(OnePair.class)
class PairIT {

    private final Http writes;
    private final Http reads;
    private final JdbcClient jdbc;

    PairIT(Pair pair) {
        this.writes = pair.command().http();
        this.reads = pair.query().http();
        this.jdbc = pair.jdbc();
    }

    @AfterEach
    void heal() {
        allowPoison();
        parked(reads).forEach(letter -> reads.send("DELETE", "/api/v1/admin/dead-letters/" + letter, null));
    }

    private void allowPoison() {
        jdbc.sql("alter table query.batch drop constraint if exists no_poison").update();
    }

    @Test
    void aReadOnTheQueryNodeSeesTheWriteWhosePositionItAsksFor() {
        for (int i = 0; i < 10; i++) {
            Answer created = writes.post("/batches", List.of(ShiftTasks.one()), Races.AT_ONCE);

            assertThat(seen(created, Pair.batchOf(created)).status()).isEqualTo(200);
        }
    }

    @Test
    void aWriteIsAnsweredWhenTheQueryNodeShowsIt() {
        for (int i = 0; i < 10; i++) {
            Answer created = writes.post("/batches", List.of(ShiftTasks.one()));

            assertThat(reads.get(Pair.batchOf(created)).status()).isEqualTo(200);
        }
    }

    @Test
    void longWorkIsDoneByTheOneAndFollowedOnTheOther() {
        String batch = Pair.batchOf(writes.post("/batches", List.of(ShiftTasks.one())));
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
        String batch = Pair.batchOf(writes.post("/batches", List.of(ShiftTasks.one())));
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
            await("all claims")
                    .untilAsserted(() -> assertThat(
                                    node.get("/admin/projections").body().valueStream())
                            .hasSize(3)
                            .allSatisfy(projection -> assertThat(
                                            projection.path("status").stringValue())
                                    .isEqualTo("RUNNING")));
        }
    }

    @Test
    void whatTheQueryNodeCannotProjectIsListedByBothAndTriedAgainThere() {
        String batch = Pair.batchOf(writes.post("/batches", List.of(ShiftTasks.one())));
        jdbc.sql("alter table query.batch add constraint no_poison check (team <> 'poison') not valid")
                .update();
        writes.patch(batch, Map.of("team", "poison"), Races.AT_ONCE);
        String letter =
                await().until(() -> parked(reads), found -> found.size() == 1).getFirst();
        allowPoison();
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

    private Answer seen(Answer write, String path) {
        return reads.get(path, "Smena-Min-Position", write.header("Smena-Position"));
    }
}

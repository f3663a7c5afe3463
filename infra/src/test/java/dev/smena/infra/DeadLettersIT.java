package dev.smena.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** Events that cannot be projected: a database rule that the read tables do not have otherwise makes some of them so. */
@WholeSystem
class DeadLettersIT {

    private static final String POISON = "poison";

    private final Http http;
    private final JdbcClient jdbc;

    DeadLettersIT(@LocalServerPort int port, @Autowired JdbcClient jdbc) {
        this.http = new Http(port);
        this.jdbc = jdbc;
    }

    @BeforeEach
    void refusePoison() {
        jdbc.sql("alter table query.batch add constraint no_poison check (team <> 'poison') not valid")
                .update();
    }

    @AfterEach
    void heal() {
        jdbc.sql("alter table query.batch drop constraint if exists no_poison").update();
        jdbc.sql("delete from events.dead_letter where processing_group = 'gone'")
                .update();
        new Tasks(http).result(http.post("/admin/projections/batch/rebuild", ""));
    }

    /** Its second event cannot be projected. */
    private String poisoned() {
        String batch = ShiftTasks.create(http);
        http.patch("/batches/" + batch, Map.of("team", POISON), Races.AT_ONCE);
        return batch;
    }

    private List<JsonNode> parked() {
        return http.get("/admin/dead-letters")
                .body()
                .path("items")
                .valueStream()
                .toList();
    }

    private JsonNode projection() {
        return http.get("/admin/projections")
                .body()
                .valueStream()
                .filter(one -> one.path("name").stringValue().equals("batch"))
                .findFirst()
                .orElseThrow();
    }

    private String team(String batch) {
        return http.get("/batches/" + batch).body().path("team").stringValue();
    }

    @Test
    void oneIsParkedWithItsCauseAndAllOthersAreProjected() {
        String batch = poisoned();
        String other = ShiftTasks.create(http);

        JsonNode letter =
                await().until(this::parked, found -> found.size() == 1).getFirst();

        await().until(() -> http.get("/batches/" + other).status() == 200);
        assertThat(letter.path("projection").stringValue()).isEqualTo("batch");
        assertThat(letter.path("event").stringValue()).isEqualTo("BatchUpdated");
        assertThat(letter.path("aggregate_id").stringValue()).isEqualTo(batch);
        assertThat(letter.path("sequence").intValue()).isEqualTo(1);
        assertThat(letter.path("cause").stringValue()).contains("no_poison");
        assertThat(letter.path("payload").toString()).contains(POISON);
        assertThat(team(batch)).isNotEqualTo(POISON);
        assertThat(projection().path("dead_letters").intValue()).isEqualTo(1);
        assertThat(projection().path("status").stringValue()).isEqualTo("RUNNING");
    }

    @Test
    void whatComesAfterItInTheLifeOfTheBatchIsParkedTooAndAllIsProjectedOnceItCanBe() {
        String batch = poisoned();
        http.patch("/batches/" + batch, Map.of("shift", "3 смена"), Races.AT_ONCE);
        List<JsonNode> letters = await().until(this::parked, found -> found.size() == 2);
        String second = letters.get(1).path("id").stringValue();

        JsonNode inVain =
                http.post("/admin/dead-letters/" + second + "/retry", "").body();
        jdbc.sql("alter table query.batch drop constraint no_poison").update();
        JsonNode retried =
                http.post("/admin/dead-letters/" + second + "/retry", "").body();

        assertThat(inVain.path("succeeded").booleanValue()).isFalse();
        assertThat(retried.path("succeeded").booleanValue()).as("%s", retried).isTrue();
        assertThat(parked()).isEmpty();
        assertThat(http.get("/batches/" + batch).body().path("shift").stringValue())
                .isEqualTo("3 смена");
        assertThat(team(batch)).isEqualTo(POISON);
        http.patch("/batches/" + batch, Map.of("team", "another"));
        assertThat(team(batch)).isEqualTo("another");
    }

    /** Two letters of one batch, of which the second has not been tried. */
    private List<String> twoLetters() {
        http.patch("/batches/" + poisoned(), Map.of("shift", "3 смена"), Races.AT_ONCE);
        return await().until(this::parked, found -> found.size() == 2).stream()
                .map(letter -> letter.path("id").stringValue())
                .toList();
    }

    private Http.Answer retry(String letter) {
        return http.post("/admin/dead-letters/" + letter + "/retry", "");
    }

    @Test
    void whatIsParkedBehindOneThatIsDiscardedStaysUntilItIsRetried() {
        List<String> letters = twoLetters();

        http.send("DELETE", "/api/v1/admin/dead-letters/" + letters.getFirst(), null);

        assertThat(parked()).hasSize(1);
        assertThat(retry(letters.getLast()).body().path("succeeded").booleanValue())
                .isTrue();
        assertThat(parked()).isEmpty();
    }

    @Test
    void whyNothingIsTakenIsSaidOfOneBehindAnother(@Autowired PlatformTransactionManager transactions) {
        List<String> letters = twoLetters();

        assertThat(retry(letters.getFirst()).body().path("cause").stringValue()).contains("no_poison");
        assertThat(retry(letters.getLast()).body().path("cause").stringValue())
                .isEqualTo("One before it still cannot be taken.");
        var retried = new TransactionTemplate(transactions).execute(status -> {
            jdbc.sql("delete from events.dead_letter where dead_letter_identifier = ?")
                    .param(letters.getFirst())
                    .update();
            var waiting = CompletableFuture.supplyAsync(() -> retry(letters.getLast()));
            await().until(() -> jdbc.sql("select exists (select from pg_locks where not granted)")
                    .query(Boolean.class)
                    .single());
            return waiting;
        });
        assertThat(retried.join().body().path("cause").stringValue()).contains("has been given up meanwhile");
    }

    @Test
    void ofAGroupThatIsNoMoreItCanOnlyBeGivenUp() {
        poisoned();
        await().until(() -> parked().size() == 1);
        jdbc.sql("update events.dead_letter set processing_group = 'gone'").update();
        String letter = parked().getFirst().path("id").stringValue();

        assertThat(retry(letter).status()).isEqualTo(404);
        assertThat(retry(letter).body().path("detail").stringValue()).contains("There is no gone any more");
    }

    @Test
    void oneThatIsDiscardedIsGivenUpAndWhatComesAfterItIsProjected() {
        String batch = poisoned();
        String letter = await().until(this::parked, found -> found.size() == 1)
                .getFirst()
                .path("id")
                .stringValue();

        assertThat(http.send("DELETE", "/api/v1/admin/dead-letters/" + letter, null)
                        .status())
                .isEqualTo(204);

        assertThat(http.send("DELETE", "/api/v1/admin/dead-letters/" + letter, null)
                        .status())
                .isEqualTo(404);
        http.patch("/batches/" + batch, Map.of("team", "another"));
        assertThat(team(batch)).isEqualTo("another");
    }

    @Test
    void aRebuildProjectsWhatWasParked() {
        String batch = poisoned();
        await().until(() -> parked().size() == 1);

        JsonNode found = new Tasks(http).result(http.post("/admin/projections/batch/rebuild", ""));

        assertThat(found.path("differences").intValue()).isEqualTo(1);
        assertThat(parked()).isEmpty();
        assertThat(team(batch)).isEqualTo(POISON);
    }
}

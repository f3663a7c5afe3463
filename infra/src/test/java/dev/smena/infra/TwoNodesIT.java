package dev.smena.infra;

import static dev.smena.infra.ShiftTasks.uniqueCodes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.smena.events.BatchId;
import dev.smena.infra.Http.Answer;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Two nodes over one database, each with a cache of its own; half of the callers talk to either. */
class TwoNodesIT extends Races {

    /** A creation like another, appended by hand. */
    private static final String ALIKE = """
            insert into events.domain_event (aggregate_identifier, sequence_number, type, event_identifier,
                payload_type, payload_revision, time_stamp, payload, meta_data)
            select ?, 0, type, gen_random_uuid(), payload_type, payload_revision, time_stamp,
                convert_to(regexp_replace(replace(convert_from(payload, 'UTF8'), ?, ?),
                    '"batch_number":\\d+', '"batch_number":' || ?), 'UTF8'), meta_data
            from events.domain_event where aggregate_identifier = ? and sequence_number = 0""";

    @AutoClose
    private final AutoCloseable nodes = this::stop;

    private SmenaProcess first;
    private SmenaProcess second;
    private Http one;
    private Http other;

    @BeforeAll
    void start() {
        first = SmenaProcess.start(SmenaProcess.newHome());
        second = SmenaProcess.start(
                SmenaProcess.newHome(),
                "--spring.datasource.url=" + first.postgresUrl(),
                "--spring.datasource.username=postgres");
        one = first.http();
        other = second.http();
    }

    /** The second first: its database lives in the other. */
    private void stop() {
        second.close();
        first.close();
    }

    @Override
    Http node(int caller) {
        return caller % 2 == 0 ? one : other;
    }

    @Override
    Agreement agreement() {
        return Agreement.of(first.postgresUrl());
    }

    @Test
    void aReadOnTheOtherNodeSeesTheWriteWhosePositionItAsksFor() {
        for (int i = 0; i < 10; i++) {
            var created = node(i).post("/batches", List.of(ShiftTasks.one()), AT_ONCE);

            var read = node(i + 1).get(created.header("Location").substring("/api/v1".length()), seeing(created));

            assertThat(read.status()).isEqualTo(200);
            assertThat(read.body().path("id")).isEqualTo(created.body().path(0).path("id"));
        }
    }

    @Test
    void aWriteOnTheOtherNodeGoesOnFromWhatThisOneDid() {
        List<String> codes = ShiftTasks.codes(40);
        String batch = batchWith(codes);
        for (int i = 0; i < 40; i++) {
            var answer =
                    node(i).post("/batches/" + batch + "/aggregate", uniqueCodes(codes.subList(i, i + 1)), AT_ONCE);

            assertThat(answer.body().path("aggregated").intValue()).isEqualTo(1);
            assertThat(answer.header("ETag")).isEqualTo("\"" + (i + 2) + "\"");
        }
    }

    @Test
    void aBatchReopenedOnOneNodeTakesCodesOnTheOtherThatClosedIt() {
        String batch = batchWith(ShiftTasks.codes(1));
        close(other, batch);
        reopen(one, batch);

        var registered = other.post("/batches/" + batch + "/products", uniqueCodes(ShiftTasks.codes(3)));

        assertThat(registered.status()).isEqualTo(201);
    }

    @Test
    void aBatchReopenedOnOneNodeTakesArraysOnTheOtherThatClosedIt() {
        String batch = batchWith(ShiftTasks.codes(1));
        close(other, batch);
        reopen(one, batch);

        var registered = other.post(
                "/products", List.of(Map.of("unique_code", ShiftTasks.codes(1).getFirst(), "batch_id", batch)));

        assertThat(registered.body().path("registered").intValue()).isEqualTo(1);
    }

    @Test
    void aBatchReopenedOnOneNodeIsClosedAgainByTheOther() {
        String batch = batchWith(ShiftTasks.codes(1));
        close(other, batch);
        reopen(one, batch);

        var closed = close(other, batch);

        assertThat(one.get("/batches/" + batch, seeing(closed))
                        .body()
                        .path("is_closed")
                        .booleanValue())
                .isTrue();
        assertThat(closed.header("ETag")).isEqualTo("\"4\"");
    }

    @Test
    void aBatchClosedOnOneNodeTakesNothingOnTheOtherNotEvenWhatChangesNothing() {
        List<String> codes = ShiftTasks.codes(1);
        String batch = batchWith(codes);
        String path = "/batches/" + batch + "/aggregate";
        other.post(path, uniqueCodes(codes));
        close(one, batch);

        assertThat(other.post(path, uniqueCodes(codes)).code()).isEqualTo("batch-closed");
    }

    @Test
    void aVersionFromOneNodeIsTheVersionOnTheOther() {
        String batch = batchWith(ShiftTasks.codes(1));
        var seen = other.patch("/batches/" + batch, Map.of("team", "Бригада № 7"));
        var newest = one.patch("/batches/" + batch, Map.of("team", "Бригада № 8"));

        var fresh = other.patch("/batches/" + batch, Map.of("shift", "2 смена"), "If-Match", newest.header("ETag"));
        var stale = other.patch("/batches/" + batch, Map.of("shift", "3 смена"), "If-Match", seen.header("ETag"));

        assertThat(stale.code()).isEqualTo("version-mismatch");
        assertThat(fresh.status()).isEqualTo(200);
    }

    @Test
    void anEditThatWouldChangeNothingHereIsMadeIfTheOtherNodeHasChangedIt() {
        String batch = batchWith(ShiftTasks.codes(1));
        other.patch("/batches/" + batch, Map.of("team", "Бригада № 7"));
        one.patch("/batches/" + batch, Map.of("team", "Бригада № 8"));

        var edited = other.patch("/batches/" + batch, Map.of("team", "Бригада № 7"));

        assertThat(one.get("/batches/" + batch, seeing(edited))
                        .body()
                        .path("team")
                        .stringValue())
                .isEqualTo("Бригада № 7");
    }

    @Test
    void aSlowTransactionIsNotPassedOverHoweverFarTheOthersGetMeanwhile() throws SQLException {
        int number = Integer.parseInt(String.valueOf(ShiftTasks.one().get("batch_number")));
        var slow = BatchId.of(number, LocalDate.parse("2026-11-09"));
        String template = batchWith(ShiftTasks.codes(1));
        try (var connection = DriverManager.getConnection(first.postgresUrl(), "postgres", "")) {
            connection.setAutoCommit(false);
            try (var insert = connection.prepareStatement(ALIKE)) {
                insert.setString(1, slow.toString());
                insert.setString(2, template);
                insert.setString(3, slow.toString());
                insert.setInt(4, number);
                insert.setString(5, template);
                assertThat(insert.executeUpdate()).isEqualTo(1);
            }
            List<Answer> others = IntStream.range(0, 12)
                    .mapToObj(n -> one.post(
                            "/batches",
                            Stream.generate(ShiftTasks::one).limit(1_000).toList(),
                            AT_ONCE))
                    .toList();
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> one.get("/batches?limit=1", seeing(others.getLast()))
                                    .status()
                            == 200);

            connection.commit();
        }

        await().atMost(Duration.ofSeconds(20))
                .until(() -> one.get("/batches/" + slow).status() == 200);
    }

    @Test
    void aRebuildThatBothNodesAreAskedForAtOnceIsDoneOnce() {
        batchWith(ShiftTasks.codes(3));

        List<Answer> answers =
                Together.call(2, caller -> node(caller).post("/admin/projections/batch/rebuild", "", AT_ONCE));

        assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(202, 409);
        Answer accepted = answers.stream()
                .filter(answer -> answer.status() == 202)
                .findFirst()
                .orElseThrow();
        JsonNode found = new Tasks(other).result(accepted);
        assertThat(found.path("differences").intValue()).as("%s", found).isZero();
    }

    private static Answer close(Http node, String batch) {
        return node.patch("/batches/" + batch, Map.of("is_closed", true), AT_ONCE);
    }

    private static void reopen(Http node, String batch) {
        node.patch("/batches/" + batch, Map.of("is_closed", false), AT_ONCE);
    }

    private static String[] seeing(Answer write) {
        return new String[] {"Smena-Min-Position", write.header("Smena-Position")};
    }
}

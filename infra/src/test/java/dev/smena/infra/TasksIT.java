package dev.smena.infra;

import static dev.smena.infra.ShiftTasks.uniqueCodes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.smena.infra.Http.Answer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Tasks as clients list, read and follow them; few may be open or followed at a time here. */
@WholeSystem
@TestPropertySource(properties = {"smena.tasks.most-open=3", "smena.query.most-streams=2"})
class TasksIT {

    private final int port;
    private final Http http;
    private final Tasks tasks;
    private final JdbcClient jdbc;

    TasksIT(@LocalServerPort int port, @Autowired JdbcClient jdbc) {
        this.port = port;
        this.http = new Http(port);
        this.tasks = new Tasks(http);
        this.jdbc = jdbc;
    }

    /** One of a stream's events; {@code id} is the task's version. */
    private record Event(long id, String name, JsonNode data) {}

    @Test
    void aTaskShowsWhatItIsAndWhatItCameTo() {
        String task = oneEnded();

        Answer answer = http.get("/tasks/" + task);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().propertyNames())
                .containsExactly("task_id", "kind", "status", "created_at", "updated_at", "result");
        assertThat(answer.body().path("kind").stringValue()).isEqualTo("aggregation");
        assertThat(answer.body().path("created_at").stringValue()).endsWith("+05:00");
        assertThat(http.get("/tasks/" + task, "If-None-Match", answer.header("ETag"))
                        .status())
                .isEqualTo(304);
    }

    @Test
    void aTaskJustAcceptedIsThereToBeRead() {
        String batch = ShiftTasks.create(http);

        Answer accepted = http.post("/batches/" + batch + "/aggregate-async", uniqueCodes(ShiftTasks.codes(1)));
        Answer task = http.get("/tasks/" + accepted.body().path("task_id").stringValue());

        assertThat(task.status()).isEqualTo(200);
        tasks.awaitEnd(task.body().path("task_id").stringValue());
    }

    @Test
    void tasksAreListedNewestFirst() {
        String older = oneEnded();
        String newer = oneEnded();

        JsonNode page =
                http.get("/tasks?kind=aggregation&status=SUCCESS&limit=2").body();

        assertThat(page.path("items")
                        .valueStream()
                        .map(item -> item.path("task_id").stringValue()))
                .containsExactly(newer, older);
        assertThat(page.path("total").intValue()).isGreaterThanOrEqualTo(2);
        assertThat(http.get("/tasks?offset=1&limit=1")
                        .body()
                        .path("items")
                        .path(0)
                        .path("task_id")
                        .stringValue())
                .isEqualTo(older);
        assertThat(http.get("/tasks?kind=export").body().path("items")).isEmpty();
    }

    @Test
    void whatIsNoTaskIsNotFoundAsAProblemDocumentForStreamsToo() {
        for (String id : List.of(UUID.randomUUID().toString(), "1", "x".repeat(36))) {
            for (Answer answer : List.of(
                    http.get("/tasks/" + id),
                    http.get("/tasks/" + id + "/events"),
                    http.get("/tasks/" + id + "/events", "Accept", "text/event-stream"))) {
                assertThat(answer.status()).isEqualTo(404);
                assertThat(answer.code()).isEqualTo("task-not-found");
                assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
            }
        }
    }

    @Test
    void unreadableFiltersAreRefused() {
        for (String query : List.of("kind=batch", "status=DONE", "kind=", "limit=x")) {
            assertThat(http.get("/tasks?" + query).status()).as(query).isEqualTo(400);
        }
        assertThat(http.get("/tasks?limit=0").status()).isEqualTo(422);
        assertThat(http.get("/tasks?x=1").status()).isEqualTo(422);
    }

    @Test
    void whoFollowsATaskIsToldOfItsProgressUntilItsEnd() throws Exception {
        String batch = ShiftTasks.create(http);
        List<String> codes = ShiftTasks.codes(30_000);
        Answer accepted = http.post("/batches/" + batch + "/aggregate-async", uniqueCodes(codes));
        String task = accepted.body().path("task_id").stringValue();

        HttpResponse<Stream<String>> stream = follow(task);
        List<Event> events = read(stream);

        assertThat(stream.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/event-stream");
        assertThat(events).hasSizeGreaterThan(2).allMatch(event -> event.name().equals("progress"));
        assertThat(events).extracting(Event::id).isSorted().doesNotHaveDuplicates();
        assertThat(events.subList(0, events.size() - 1))
                .allMatch(event -> List.of("PENDING", "PROGRESS")
                        .contains(event.data().path("status").stringValue()));
        JsonNode last = events.getLast().data();
        JsonNode shown = http.get("/tasks/" + task).body();
        assertThat(withoutLink(last)).isEqualTo(withoutLink(shown));
    }

    @Test
    void whoFollowsATaskThatHasEndedIsToldSoOnce() throws Exception {
        List<Event> events = read(follow(oneEnded()));

        assertThat(events).hasSize(1);
        assertThat(events.getFirst().data().path("status").stringValue()).isEqualTo("SUCCESS");
    }

    @Test
    void onlySoManyFollowAtATimeAndWhoLeavesMakesRoom() throws Exception {
        String ended = oneEnded();
        UUID endless = UUID.randomUUID();
        jdbc.sql(
                        "insert into query.task (id, kind, status, created_at, updated_at, current, total, done, errors, version)"
                                + " values (?, 'REPORT', 'PENDING', now() - interval '1 day', now(), 0, 0, 0, 0, 0)")
                .param(endless)
                .update();
        List<HttpResponse<Stream<String>>> streams = List.of(follow(endless.toString()), follow(endless.toString()));

        Answer refused = http.get("/tasks/" + ended + "/events");
        streams.forEach(stream -> stream.body().close());

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.code()).isEqualTo("too-many-streams");
        assertThat(refused.header("Retry-After")).isEqualTo("30");
        await().atMost(Duration.ofSeconds(40)).until(() -> {
            jdbc.sql("update query.task set version = version + 1 where id = ?")
                    .param(endless)
                    .update();
            return http.get("/tasks/" + ended + "/events").status() == 200;
        });
        jdbc.sql("delete from query.task where id = ?").param(endless).update();
    }

    @Test
    void onlySoManyTasksAreTakenOnAtATime() {
        String batch = ShiftTasks.create(http);
        List<UUID> open = Stream.generate(UUID::randomUUID).limit(3).toList();
        open.forEach(id -> jdbc.sql("insert into command.open_task (task_id, kind) values (?, 'aggregation')")
                .param(id)
                .update());

        Answer refused = http.post("/batches/" + batch + "/aggregate-async", uniqueCodes(List.of("x")));

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.code()).isEqualTo("too-many-tasks");
        assertThat(refused.header("Retry-After")).isEqualTo("30");
        open.forEach(id -> jdbc.sql("delete from command.open_task where task_id = ?")
                .param(id)
                .update());
        assertThat(oneEnded()).isNotNull();
    }

    /** A link is made anew each time. */
    private static JsonNode withoutLink(JsonNode task) {
        JsonNode copy = task.deepCopy();
        ((ObjectNode) copy.path("result")).remove("errors_url");
        return copy;
    }

    private String oneEnded() {
        String batch = ShiftTasks.create(http);
        return tasks.aggregate(batch, ShiftTasks.codes(2)).path("task_id").stringValue();
    }

    private HttpResponse<Stream<String>> follow(String task) throws Exception {
        var request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + port + "/api/v1/tasks/" + task + "/events"))
                .header("Accept", "text/event-stream");
        HttpResponse<Stream<String>> answer = HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofLines());
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer;
    }

    /** Until the server closes it. */
    private static List<Event> read(HttpResponse<Stream<String>> stream) {
        var events = new ArrayList<Event>();
        Map<String, String> fields = new HashMap<>();
        stream.body().forEach(line -> {
            if (line.isEmpty() && fields.containsKey("data")) {
                events.add(new Event(
                        Long.parseLong(fields.getOrDefault("id", "")),
                        fields.getOrDefault("event", ""),
                        Http.JSON.readTree(fields.getOrDefault("data", ""))));
                fields.clear();
            } else if (line.contains(":")) {
                String[] field = line.split(":", 2);
                fields.put(field[0], field[1]);
            }
        });
        return events;
    }
}

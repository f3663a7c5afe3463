package dev.smena.benchmarks;

import dev.smena.command.batch.CreateBatch;
import dev.smena.events.BatchId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Posts JSON to Smena's port over connections that are kept alive. */
final class OverHttp implements Contender {

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final JsonMapper json = new JsonMapper();
    private final URI api;
    private final LongTasks tasks;
    private final boolean waits;

    /** @param waits whether answers may be held back until the read model has caught up, as they are by default */
    OverHttp(URI api, boolean waits) {
        this.api = api;
        this.tasks = new LongTasks(api);
        this.waits = waits;
    }

    @Override
    public void create(CreateBatch batch) {
        create(List.of(batch));
    }

    /** All in one request, which takes a thousand. */
    void create(List<CreateBatch> together) {
        post("batches", together.stream().map(Batches::asJson).toList());
    }

    @Override
    public void register(BatchId batch, List<String> codes) {
        change(batch, "products", codes);
    }

    @Override
    public void aggregate(BatchId batch, List<String> codes) {
        change(batch, "aggregate", codes);
    }

    /** Returns when it is done. */
    void aggregateAsync(BatchId batch, List<String> codes) {
        try {
            var result = tasks.run("batches/" + batch + "/aggregate-async", Map.of("unique_codes", codes));
            if (result.path("aggregated").asInt() != codes.size()) {
                throw new IllegalStateException(result.toString());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void disaggregate(BatchId batch, List<String> codes) {
        throw new UnsupportedOperationException("not measured");
    }

    void read(BatchId batch) {
        send(HttpRequest.newBuilder(api.resolve("batches/" + batch)));
    }

    private void change(BatchId batch, String what, List<String> codes) {
        String answer = post("batches/" + batch + "/" + what, Map.of("unique_codes", codes));
        if (!answer.contains("\"failed\":0,")) {
            throw new IllegalStateException(answer);
        }
    }

    private String post(String path, Object body) {
        var request = HttpRequest.newBuilder(api.resolve(path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(json.writeValueAsBytes(body)));
        if (!waits) {
            request.header("Prefer", "respond-async");
        }
        return send(request);
    }

    private String send(HttpRequest.Builder request) {
        try {
            var answer = client.send(request.build(), BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new IllegalStateException(answer.statusCode() + " " + answer.body());
            }
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

package dev.smena.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks Smena over HTTP for long work and waits until it is done. */
final class LongTasks {

    private static final long PAUSE_MS = 50;

    private final HttpClient client = HttpClient.newHttpClient();
    private final JsonMapper json = new JsonMapper();
    private final URI api;

    LongTasks(URI api) {
        this.api = api;
    }

    /** @return the result of the task */
    JsonNode run(String path, Map<String, ?> body) throws IOException, InterruptedException {
        return await(post(path, "application/json", BodyPublishers.ofByteArray(json.writeValueAsBytes(body))));
    }

    /** @return the result of the import */
    JsonNode upload(Path file) throws IOException, InterruptedException {
        String boundary = "smena-benchmark";
        String head = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\""
                + file.getFileName() + "\"\r\nContent-Type: application/octet-stream\r\n\r\n";
        BodyPublisher parts = BodyPublishers.concat(
                BodyPublishers.ofString(head, UTF_8),
                BodyPublishers.ofFile(file),
                BodyPublishers.ofString("\r\n--" + boundary + "--\r\n"));
        return await(post("batches/import", "multipart/form-data; boundary=" + boundary, parts));
    }

    /** @param position which a reader must have reached to know of it */
    private record Accepted(URI task, String position) {}

    private Accepted post(String path, String type, BodyPublisher body) throws IOException, InterruptedException {
        var answer = client.send(
                HttpRequest.newBuilder(api.resolve(path))
                        .header("Content-Type", type)
                        .POST(body)
                        .build(),
                BodyHandlers.ofString());
        if (answer.statusCode() != 202) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
        var headers = answer.headers();
        return new Accepted(
                api.resolve(headers.firstValue("Location").orElseThrow()),
                headers.firstValue("Smena-Position").orElseThrow());
    }

    private JsonNode await(Accepted accepted) throws IOException, InterruptedException {
        while (true) {
            var request = HttpRequest.newBuilder(accepted.task())
                    .header("Smena-Min-Position", accepted.position())
                    .build();
            var state =
                    json.readTree(client.send(request, BodyHandlers.ofString()).body());
            switch (state.path("status").asString()) {
                case "SUCCESS" -> {
                    return state.path("result");
                }
                case "PENDING", "PROGRESS" -> Thread.sleep(PAUSE_MS);
                default -> throw new IllegalStateException(state.toString());
            }
        }
    }
}

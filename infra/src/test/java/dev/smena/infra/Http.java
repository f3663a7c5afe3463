package dev.smena.infra;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** A plain HTTP client of one Smena, with paths below {@code /api/v1} and JSON bodies. */
final class Http {

    static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient client = HttpClient.newHttpClient();
    private final String base;

    Http(int port) {
        this.base = "http://localhost:" + port;
    }

    /** What came back; {@code body} is missing if it was empty. */
    record Answer(int status, HttpResponse<String> raw, JsonNode body) {

        String header(String name) {
            return raw.headers().firstValue(name).orElseThrow(() -> new AssertionError("no header " + name));
        }

        String code() {
            return body.path("code").stringValue("");
        }
    }

    /** @param headers names and values in turn */
    Answer get(String path, String... headers) {
        return send("GET", "/api/v1" + path, null, headers);
    }

    Answer post(String path, Object body, String... headers) {
        return send("POST", "/api/v1" + path, json(body), headers);
    }

    Answer patch(String path, Object body, String... headers) {
        return send("PATCH", "/api/v1" + path, json(body), headers);
    }

    /** @param path from the root; {@code body}, if any, goes out as JSON unless the headers say otherwise */
    Answer send(String method, String path, @Nullable String body, String... headers) {
        return send(
                method,
                path,
                body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body),
                body == null ? null : "application/json",
                headers);
    }

    /** Sends a form of one file. */
    Answer upload(String path, String fileName, byte[] content) {
        return upload(path, Multipart.file("file", fileName, content));
    }

    Answer upload(String path, Multipart form) {
        return send("POST", "/api/v1" + path, BodyPublishers.ofByteArray(form.body()), form.contentType());
    }

    /** What a link leads to, saved; its name is the one the server gives it. */
    static Download follow(String url) {
        try (var client = HttpClient.newHttpClient()) {
            HttpResponse<byte[]> answer =
                    client.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofByteArray());
            return new Download(
                    answer.statusCode(),
                    answer.headers().firstValue("Content-Disposition").orElse(""),
                    answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @SuppressWarnings("ArrayRecordComponent")
    record Download(int status, String disposition, byte[] content) {}

    private Answer send(
            String method,
            String path,
            HttpRequest.BodyPublisher body,
            @Nullable String contentType,
            String... headers) {
        var request = HttpRequest.newBuilder(URI.create(base + path)).method(method, body);
        if (contentType != null) {
            request.setHeader("Content-Type", contentType);
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        try {
            HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
            boolean isJson =
                    answer.headers().firstValue("Content-Type").orElse("").contains("json");
            return new Answer(
                    answer.statusCode(), answer, isJson ? JSON.readTree(answer.body()) : MissingNode.getInstance());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** Follows a link to a file, without anything else. */
    static String download(String url) {
        Download file = follow(url);
        if (file.status() != 200) {
            throw new AssertionError(url + " answered " + file.status());
        }
        return new String(file.content(), UTF_8);
    }

    private static String json(Object body) {
        return body instanceof String text ? text : JSON.writeValueAsString(body);
    }
}

package dev.smena.infra;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** HTTP by hand, for requests that no decent client agrees to send. One connection a request. */
final class RawHttp {

    private static final int PATIENCE_MILLIS = 60_000;

    private RawHttp() {}

    /** @param line the whole first line, sent as UTF-8 like the headers */
    record Request(String line, Map<String, String> headers, byte[] body) {

        static Request of(String line) {
            return new Request(line, Map.of("Host", "localhost", "Connection", "close"), new byte[0]);
        }

        Request with(String name, String value) {
            var changed = new LinkedHashMap<>(headers);
            changed.put(name, value);
            return new Request(line, changed, body);
        }

        Request without(String name) {
            var changed = new LinkedHashMap<>(headers);
            changed.remove(name);
            return new Request(line, changed, body);
        }

        Request json(byte[] json) {
            return new Request(line, headers, json).with("Content-Type", "application/json");
        }

        byte[] head() {
            var all = new LinkedHashMap<>(headers);
            if (body.length > 0 && !headers.containsKey("Transfer-Encoding")) {
                all.putIfAbsent("Content-Length", Integer.toString(body.length));
            }
            var head = new StringBuilder(line).append("\r\n");
            all.forEach((name, value) ->
                    head.append(name).append(": ").append(value).append("\r\n"));
            return head.append("\r\n").toString().getBytes(UTF_8);
        }
    }

    /** @param headers by name in lower case */
    record Answer(int status, Map<String, String> headers, byte[] body) {

        String text() {
            return new String(body, UTF_8);
        }

        Optional<String> header(String name) {
            return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
        }
    }

    static Answer send(int port, Request request) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(request.head());
            socket.getOutputStream().write(request.body());
            return parse(socket.getInputStream().readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(request.line(), e);
        }
    }

    private static Answer parse(byte[] answer) {
        int end = new String(answer, ISO_8859_1).indexOf("\r\n\r\n");
        if (end < 0) {
            throw new AssertionError("no HTTP answer: " + new String(answer, UTF_8));
        }
        String[] head = new String(answer, 0, end, ISO_8859_1).split("\r\n");
        var headers = new TreeMap<String, String>();
        Arrays.stream(head)
                .skip(1)
                .map(line -> line.split(":", 2))
                .forEach(pair ->
                        headers.merge(pair[0].toLowerCase(Locale.ROOT), pair[1].strip(), (a, b) -> a + ", " + b));
        byte[] body = Arrays.copyOfRange(answer, end + 4, answer.length);
        boolean chunked = headers.getOrDefault("transfer-encoding", "").equals("chunked");
        return new Answer(Integer.parseInt(head[0].split(" ")[1]), headers, chunked ? joined(body) : body);
    }

    private static byte[] joined(byte[] chunks) {
        var whole = new ByteArrayOutputStream();
        int at = 0;
        while (true) {
            int lineEnd = at;
            while (chunks[lineEnd] != '\r') {
                lineEnd++;
            }
            int size = Integer.parseInt(new String(chunks, at, lineEnd - at, ISO_8859_1), 16);
            if (size == 0) {
                return whole.toByteArray();
            }
            whole.write(chunks, lineEnd + 2, size);
            at = lineEnd + 2 + size + 2;
        }
    }
}

package dev.smena.infra.webhooks;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import javax.net.ServerSocketFactory;

/** A server on this machine that does with each connection what it is told, however wrong. */
final class RawReceiver implements AutoCloseable {

    private static final long NANOS_BETWEEN_BYTES = 20_000_000;

    private final ServerSocket socket;
    private final Conduct conduct;
    private final AtomicInteger connections = new AtomicInteger();
    private final List<Request> requests = new CopyOnWriteArrayList<>();

    RawReceiver(Conduct conduct) throws IOException {
        this(ServerSocketFactory.getDefault(), conduct);
    }

    RawReceiver(ServerSocketFactory sockets, Conduct conduct) throws IOException {
        this.socket = sockets.createServerSocket(0, 1_000, InetAddress.getLoopbackAddress());
        this.conduct = conduct;
        Thread.ofVirtual().start(this::accept);
    }

    /** Reads each request, answers it so, in ISO 8859-1, and hangs up. */
    static RawReceiver answering(String... answer) throws IOException {
        return answering(ServerSocketFactory.getDefault(), answer);
    }

    static RawReceiver answering(ServerSocketFactory sockets, String... answer) throws IOException {
        byte[] bytes = String.join("\r\n", answer).getBytes(ISO_8859_1);
        return new RawReceiver(sockets, connection -> {
            connection.readRequest();
            connection.caller.getOutputStream().write(bytes);
        });
    }

    /** What to do with a connection, which is closed thereafter. */
    interface Conduct {

        void follow(Connection connection) throws IOException;
    }

    /** @param head its lines */
    record Request(List<String> head, byte[] body) {}

    final class Connection {

        final Socket caller;

        private Connection(Socket caller) {
            this.caller = caller;
        }

        /** All of it, or closing the socket would throw the answer away. */
        void readRequest() throws IOException {
            InputStream in = caller.getInputStream();
            var head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
                int next = in.read();
                if (next < 0) {
                    throw new IOException("the caller is gone");
                }
                head.append((char) next);
            }
            List<String> lines = head.toString().strip().lines().toList();
            requests.add(new Request(lines, in.readNBytes(length(lines))));
        }

        void send(String text) throws IOException {
            caller.getOutputStream().write(text.getBytes(ISO_8859_1));
        }

        /** Until the caller has had enough. */
        void sendForever(String text) throws IOException {
            while (!socket.isClosed()) {
                send(text);
            }
        }

        /** A byte now and then, until the caller has had enough. */
        void trickle() throws IOException {
            while (!socket.isClosed()) {
                send("x");
                LockSupport.parkNanos(NANOS_BETWEEN_BYTES);
            }
        }

        /** Says nothing until the caller has had enough. */
        void awaitEnd() throws IOException {
            caller.getInputStream().transferTo(OutputStream.nullOutputStream());
        }

        /** Not as one who has finished, but as one whose power has failed. */
        void reset() throws IOException {
            caller.setSoLinger(true, 0);
            caller.close();
        }
    }

    private static int length(List<String> head) {
        String name = "content-length: ";
        return head.stream()
                .map(line -> line.toLowerCase(Locale.ROOT))
                .filter(line -> line.startsWith(name))
                .mapToInt(line -> Integer.parseInt(line.substring(name.length())))
                .findFirst()
                .orElse(0);
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket caller = socket.accept();
                connections.incrementAndGet();
                Thread.ofVirtual().start(() -> serve(caller));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket caller) {
        try (caller) {
            conduct.follow(new Connection(caller));
        } catch (IOException e) {
            // The caller has had enough.
        }
    }

    int port() {
        return socket.getLocalPort();
    }

    String url() {
        return "http://127.0.0.1:" + port() + "/hook";
    }

    int connections() {
        return connections.get();
    }

    List<Request> requests() {
        return requests;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

package dev.smena.infra.objectstore;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.locks.LockSupport;

/** Answers every request with the same bytes and hangs up, or goes on with a byte now and then. */
final class CannedStore implements AutoCloseable {

    private static final long NANOS_BETWEEN_BYTES = 200_000_000;

    private final ServerSocket socket;
    private final String answer;
    private final boolean trickles;

    private CannedStore(String answer, boolean trickles) throws IOException {
        this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.answer = answer;
        this.trickles = trickles;
        Thread.ofVirtual().start(this::accept);
    }

    static CannedStore answering(String answer) throws IOException {
        return new CannedStore(answer, false);
    }

    static CannedStore trickling(String head) throws IOException {
        return new CannedStore(head, true);
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket caller = socket.accept();
                Thread.ofVirtual().start(() -> answer(caller));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void answer(Socket caller) {
        try (caller) {
            readRequest(caller.getInputStream());
            var out = caller.getOutputStream();
            out.write(answer.getBytes(ISO_8859_1));
            while (trickles && !socket.isClosed()) {
                out.write('x');
                LockSupport.parkNanos(NANOS_BETWEEN_BYTES);
            }
        } catch (IOException e) {
            // The caller has had enough.
        }
    }

    /** All of it, or closing the socket would throw the answer away. */
    private static void readRequest(InputStream in) throws IOException {
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("the caller is gone");
            }
            head.append((char) next);
        }
        String length = head.toString()
                .lines()
                .map(String::toLowerCase)
                .filter(line -> line.startsWith("content-length: "))
                .map(line -> line.substring("content-length: ".length()))
                .findFirst()
                .orElse("0");
        in.readNBytes(Integer.parseInt(length));
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

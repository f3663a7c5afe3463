package dev.smena.infra.objectstore;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.atomic.AtomicLong;

/** Passes bytes to a server on this machine and back, and breaks for good when the server has been sent so many. */
final class BreakingLine implements AutoCloseable {

    private final ServerSocket socket;
    private final int port;
    private final AtomicLong left;

    BreakingLine(int port, long bytes) throws IOException {
        this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.port = port;
        this.left = new AtomicLong(bytes);
        Thread.ofVirtual().start(this::accept);
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket caller = socket.accept();
                Thread.ofVirtual().start(() -> pass(caller));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void pass(Socket caller) {
        try (caller;
                var server = new Socket("127.0.0.1", port)) {
            Thread.ofVirtual().start(() -> back(server, caller));
            there(caller.getInputStream(), server.getOutputStream());
        } catch (IOException e) {
            // One of the two has hung up.
        }
    }

    private void there(InputStream from, OutputStream to) throws IOException {
        var bytes = new byte[8192];
        for (int count = from.read(bytes); count >= 0; count = from.read(bytes)) {
            if (left.addAndGet(-count) < 0) {
                close();
                return;
            }
            to.write(bytes, 0, count);
        }
    }

    private static void back(Socket server, Socket caller) {
        try {
            server.getInputStream().transferTo(caller.getOutputStream());
        } catch (IOException e) {
            // One of the two has hung up.
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

package dev.smena.infra.cache;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;

/** A way to a server on this machine on which everything can get stuck. */
final class Line implements AutoCloseable {

    private final ServerSocket socket;
    private final int port;
    private final AtomicInteger questions = new AtomicInteger();
    private boolean frozen;

    Line(int port) throws IOException {
        this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.port = port;
        Thread.ofVirtual().start(this::accept);
    }

    URI url() {
        return URI.create("redis://127.0.0.1:" + socket.getLocalPort());
    }

    /** How often something came from the near end. */
    int questions() {
        return questions.get();
    }

    synchronized void freeze() {
        frozen = true;
    }

    synchronized void thaw() {
        frozen = false;
        notifyAll();
    }

    private synchronized void awaitThaw() {
        try {
            while (frozen) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
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
            Thread.ofVirtual().start(() -> pump(server, caller, new AtomicInteger()));
            pump(caller, server, questions);
        } catch (IOException e) {
            // One of the two has hung up.
        }
    }

    private void pump(Socket from, Socket to, AtomicInteger count) {
        var bytes = new byte[8192];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int length = in.read(bytes); length >= 0; length = in.read(bytes)) {
                count.incrementAndGet();
                awaitThaw();
                out.write(bytes, 0, length);
            }
            to.close();
        } catch (IOException e) {
            // One of the two has hung up.
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
        thaw();
    }
}

package dev.smena.infra.home;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** A loopback port for an embedded server: any free one the first time, thereafter the same unless it is taken. */
public final class RememberedPort {

    private RememberedPort() {}

    /** @param file of the home, keeps the number in decimal */
    public static int in(Path file) throws IOException {
        int wanted = remembered(file);
        int port = free(wanted).or(() -> free(0)).orElseThrow(() -> new IOException("no free port"));
        if (port != wanted) {
            Files.writeString(file, Integer.toString(port));
        }
        return port;
    }

    /** 0 if there is none yet, or a crash has cut it short. */
    private static int remembered(Path file) throws IOException {
        try {
            int port = Integer.parseInt(Files.readString(file).strip());
            return port > 0 && port < 65_536 ? port : 0;
        } catch (NoSuchFileException | NumberFormatException e) {
            return 0;
        }
    }

    /** @param wanted 0 for any */
    private static Optional<Integer> free(int wanted) {
        try (var socket = new ServerSocket(wanted, 1, InetAddress.getLoopbackAddress())) {
            return Optional.of(socket.getLocalPort());
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}

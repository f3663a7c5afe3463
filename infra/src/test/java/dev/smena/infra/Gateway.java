package dev.smena.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** nginx with {@code docker/gateway.conf}, as Compose starts it, but for its port and where the nodes are. */
final class Gateway implements AutoCloseable {

    private static final Path CONFIGURATION = Path.of("..", "docker", "gateway.conf");

    private static final String SURROUNDINGS = """
            user root;
            daemon off;
            pid nginx.pid;
            error_log stderr;
            events {}
            http {
                access_log off;
                client_body_temp_path body;
                proxy_temp_path proxy;
                fastcgi_temp_path fastcgi;
                uwsgi_temp_path uwsgi;
                scgi_temp_path scgi;
                upstream commands { server 127.0.0.1:%d; }
                upstream queries { server 127.0.0.1:%d; }
                include gateway.conf;
            }
            """;

    private final int port;
    private final Process nginx;

    private Gateway(int port, Process nginx) {
        this.port = port;
        this.nginx = nginx;
    }

    /** Where nginx is, if it is. */
    static Optional<Path> nginx() {
        return Stream.of("/usr/sbin/nginx", "/usr/bin/nginx", "/usr/local/bin/nginx", "/opt/homebrew/bin/nginx")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    static Gateway before(Pair pair) {
        return between(pair.command().port(), pair.query().port());
    }

    /** @param commands the port of the node that takes them */
    static Gateway between(int commands, int queries) {
        try {
            int port = freePort();
            Path home = Files.createTempDirectory(Path.of("target"), "gateway").toAbsolutePath();
            String configuration = Files.readString(CONFIGURATION);
            assertThat(configuration).contains("listen 8080;");
            Files.writeString(
                    home.resolve("gateway.conf"),
                    configuration.replace("listen 8080;", "listen 127.0.0.1:" + port + ";"));
            Files.writeString(home.resolve("nginx.conf"), SURROUNDINGS.formatted(commands, queries));
            Process nginx = new ProcessBuilder(
                            nginx().orElseThrow().toString(), "-p", home.toString(), "-c", "nginx.conf")
                    .redirectErrorStream(true)
                    .redirectOutput(home.resolve("nginx.log").toFile())
                    .start();
            await("nginx, see " + home).until(() -> answers(port) || !nginx.isAlive());
            assertThat(nginx.isAlive()).as("nginx, see %s", home).isTrue();
            return new Gateway(port, nginx);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static boolean answers(int port) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    Http http() {
        return new Http(port);
    }

    @Override
    public void close() {
        nginx.destroy();
        try {
            assertThat(nginx.waitFor(20, TimeUnit.SECONDS)).as("end of nginx").isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

package dev.smena.infra;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smena.infra.Http.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * A node that takes commands and one that answers queries, over the first one's database and object store.
 *
 * @param readiness of the first, before there was the second @param written a batch, then
 */
record Pair(SmenaProcess command, SmenaProcess query, Answer readiness, Answer written) implements AutoCloseable {

    static Pair start() {
        SmenaProcess command = SmenaProcess.start(
                SmenaProcess.newHome(),
                "--smena.roles=command",
                "--smena.webhooks.allow-private-addresses=true",
                // Longer than any machine is slow: who does not see his write was not made to wait.
                "--smena.command.projection-wait=60s");
        Answer readiness = command.http().send("GET", "/actuator/health/readiness", null);
        Answer written = command.http().post("/batches", List.of(ShiftTasks.one()), Races.AT_ONCE);
        return new Pair(command, startQuery(command), readiness, written);
    }

    private static SmenaProcess startQuery(SmenaProcess command) {
        Properties keys = keys(command.home());
        return SmenaProcess.start(
                SmenaProcess.newHome(),
                "--smena.roles=query",
                "--smena.query.max-wait=60s",
                "--spring.datasource.url=" + command.postgresUrl(),
                "--spring.datasource.username=postgres",
                "--smena.object-store.endpoint=http://127.0.0.1:"
                        + read(command.home().resolve("objects.port")).strip(),
                "--smena.object-store.access-key=" + keys.getProperty("access-key"),
                "--smena.object-store.secret-key=" + keys.getProperty("secret-key"));
    }

    JdbcClient jdbc() {
        return JdbcClient.create(new DriverManagerDataSource(command.postgresUrl(), "postgres", ""));
    }

    static OpenApiDocument contract(Http node) {
        return new OpenApiDocument(node.send("GET", "/v3/api-docs", null).body());
    }

    /** With a parameter that those who take the request find fault with. */
    static Answer ask(Http node, String operation, String... headers) {
        String[] methodAndPath = operation.split(" ", 2);
        String path = methodAndPath[1].replaceAll("\\{\\w+}", "none") + "?none=1";
        return node.send(methodAndPath[0], path, null, headers);
    }

    /** The only one that was created, as a path. */
    static String batchOf(Answer created) {
        assertThat(created.status()).as("%s", created.body()).isEqualTo(201);
        return "/batches/" + created.body().path(0).path("id").stringValue();
    }

    private static Properties keys(Path home) {
        var keys = new Properties();
        try (var kept = Files.newBufferedReader(home.resolve("objects.keys"))) {
            keys.load(kept);
            return keys;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The query node first: its database lives in the other. */
    @Override
    public void close() {
        query.close();
        command.close();
    }
}

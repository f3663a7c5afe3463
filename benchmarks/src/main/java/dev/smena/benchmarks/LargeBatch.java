package dev.smena.benchmarks;

import dev.smena.events.BatchId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Locale;
import org.axonframework.common.caching.Cache;

/** How long it takes to load a batch of very many products, and to read it. */
final class LargeBatch {

    private static final int TIMES = 20;

    private final HttpClient client = HttpClient.newHttpClient();
    private final Contender commands;
    private final URI api;
    private final Cache cache;
    private final BatchId id;

    LargeBatch(Smena smena, BatchId id) {
        this.commands = new InProcess(smena.commands());
        this.api = smena.api();
        this.cache = smena.bean("batchCache", Cache.class);
        this.id = id;
    }

    String describe(int products) {
        double cached = Timed.median(TIMES, this::command);
        double evicted = Timed.median(TIMES, () -> {
            cache.remove(id.toString());
            command();
        });
        return String.format(
                Locale.ROOT,
                """
                A command on the batch took %.1f ms, and %.1f ms after its cache entry was evicted. \
                `GET /batches/{id}` took %.1f ms, the last page of its products %.1f ms, \
                the last page of those aggregated %.1f ms.
                """,
                cached,
                evicted,
                get("batches/" + id),
                get("batches/" + id + "/products?limit=100&offset=" + (products - 100)),
                get("batches/" + id + "/products?limit=100&is_aggregated=true&offset=" + (products - 100)));
    }

    String describeFirstCommand() {
        return String.format(
                Locale.ROOT,
                "After a restart the first command on the batch took %.0f ms, the second %.1f ms.%n",
                Timed.once(this::command),
                Timed.once(this::command));
    }

    /** Finds nothing to change. */
    private void command() {
        commands.aggregate(id, List.of());
    }

    private double get(String path) {
        var request = HttpRequest.newBuilder(api.resolve(path)).build();
        return Timed.median(TIMES, () -> {
            try {
                var answer = client.send(request, BodyHandlers.ofString());
                if (answer.statusCode() != 200) {
                    throw new IllegalStateException(path + " " + answer.body());
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        });
    }
}

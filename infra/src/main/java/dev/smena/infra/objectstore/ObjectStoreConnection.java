package dev.smena.infra.objectstore;

import io.minio.MinioAsyncClient;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import org.springframework.util.function.SingletonSupplier;

/**
 * The MinIO client with limits, so that a frozen store holds nobody up for good, and with failures told apart by whether
 * they are worth repeating. It repeats nothing itself.
 */
final class ObjectStoreConnection implements AutoCloseable {

    /** Bytes. A larger file goes up in parts of this size, each held in memory on both ends while it is checked. */
    static final long PART_SIZE = 16L << 20;

    private final Supplier<ObjectStoreServer> server;
    private final OkHttpClient http;
    private final SingletonSupplier<MinioAsyncClient> client;

    /**
     * @param silence how long nothing may be heard or be taken
     * @param whole how long a request may take, from the first byte out to the last byte in
     */
    ObjectStoreConnection(Supplier<ObjectStoreServer> server, Duration silence, Duration whole) {
        this.server = server;
        var calls = new Dispatcher(Executors.newVirtualThreadPerTaskExecutor());
        calls.setMaxRequestsPerHost(calls.getMaxRequests());
        this.http = new OkHttpClient.Builder()
                .dispatcher(calls)
                .connectTimeout(min(silence, Duration.ofSeconds(5)))
                .readTimeout(silence)
                .writeTimeout(silence)
                .callTimeout(whole)
                .build();
        this.client = SingletonSupplier.of(() -> client(server.get(), http));
    }

    /** For files. */
    static ObjectStoreConnection patient(Supplier<ObjectStoreServer> server) {
        return new ObjectStoreConnection(server, Duration.ofSeconds(30), Duration.ofMinutes(10));
    }

    /** For asking whether the store is there. */
    static ObjectStoreConnection impatient(Supplier<ObjectStoreServer> server) {
        return new ObjectStoreConnection(server, Duration.ofSeconds(2), Duration.ofSeconds(3));
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    static MinioAsyncClient client(ObjectStoreServer server, OkHttpClient http) {
        return MinioAsyncClient.builder()
                .endpoint(server.endpoint().toString())
                .region(server.region())
                .credentials(server.keys().accessKey(), server.keys().secretKey())
                .httpClient(http)
                .build();
    }

    /** What the MinIO client does, any exception of which is a failure of the store. */
    interface Request<T> {
        CompletableFuture<T> send(MinioAsyncClient client) throws Exception;
    }

    <T> T call(Request<T> request) {
        try {
            return request.send(client.obtain()).join();
        } catch (CompletionException e) {
            throw failure(e.getCause() == null ? e : e.getCause());
        } catch (Exception e) {
            throw failure(e);
        }
    }

    RuntimeException failure(Throwable cause) {
        return StoreFailure.of(cause, server.get());
    }

    @Override
    public void close() {
        http.dispatcher().cancelAll();
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
    }
}

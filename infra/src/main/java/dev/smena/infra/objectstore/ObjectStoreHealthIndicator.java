package dev.smena.infra.objectstore;

import dev.smena.command.files.FileStoreRefusal;
import dev.smena.command.files.FileStoreUnavailable;
import java.util.function.Supplier;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/** Down while the object store does not answer, or does not let Smena in. The rest of Smena goes on without it. */
final class ObjectStoreHealthIndicator extends AbstractHealthIndicator implements AutoCloseable {

    private final ObjectStoreConnection store;
    private final Buckets buckets;

    ObjectStoreHealthIndicator(Supplier<ObjectStoreServer> server) {
        this.store = ObjectStoreConnection.impatient(server);
        this.buckets = new Buckets(store);
    }

    /** A bucket that is missing is made when it is needed. */
    @Override
    protected void doHealthCheck(Health.Builder health) {
        try {
            buckets.exists(Buckets.ALL.getFirst());
            health.up();
        } catch (FileStoreUnavailable | FileStoreRefusal e) {
            health.down().withDetail("reason", String.valueOf(e.getMessage()));
        }
    }

    @Override
    public void close() {
        store.close();
    }
}

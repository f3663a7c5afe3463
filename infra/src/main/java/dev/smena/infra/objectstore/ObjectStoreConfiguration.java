package dev.smena.infra.objectstore;

import dev.smena.infra.SmenaProperties;
import dev.smena.infra.home.HomeLock;
import dev.smena.infra.launch.StartupProblem;
import dev.smena.infra.roles.Role;
import dev.smena.query.tasks.FileLinks;
import java.net.URI;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/** Starts the embedded store unless {@code smena.object-store.endpoint} names another. */
@Configuration(proxyBeanMethods = false)
class ObjectStoreConfiguration {

    @Bean
    @Lazy
    EmbeddedObjectStore embeddedObjectStore(HomeLock home, SmenaProperties properties) {
        if (!properties.roles().contains(Role.COMMAND)) {
            throw new StartupProblem("a node without the role command has no object store of its own; name the one that"
                    + " files are kept in, and its keys, with smena.object-store.endpoint.");
        }
        return EmbeddedObjectStore.start(home);
    }

    /** What it supplies is known at once, but supplied when the server is up. */
    @Bean
    Supplier<ObjectStoreServer> objectStoreServer(
            SmenaProperties properties, ObjectProvider<EmbeddedObjectStore> embedded) {
        SmenaProperties.ObjectStore settings = properties.objectStore();
        @Nullable URI endpoint = settings.endpoint();
        if (endpoint != null) {
            ObjectStoreServer server = ObjectStoreServer.configured(endpoint, settings);
            return () -> server;
        }
        EmbeddedObjectStore store = embedded.getObject();
        ObjectStoreServer server = ObjectStoreServer.at(store.endpoint(), settings, store.keys());
        return () -> {
            store.awaitStart();
            return server;
        };
    }

    /** Signed here, without asking the store. */
    @Bean
    FileLinks fileLinks(Supplier<ObjectStoreServer> server) {
        return new PresignedLinks(server);
    }
}

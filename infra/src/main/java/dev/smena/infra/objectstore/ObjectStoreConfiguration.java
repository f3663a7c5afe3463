package dev.smena.infra.objectstore;

import dev.smena.command.files.DownloadLinks;
import dev.smena.command.files.FileStore;
import dev.smena.infra.SmenaProperties;
import dev.smena.infra.home.HomeLock;
import dev.smena.query.tasks.FileLink;
import dev.smena.query.tasks.FileLinks;
import java.net.URI;
import java.time.Clock;
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
    EmbeddedObjectStore embeddedObjectStore(HomeLock home) {
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

    @Bean
    ObjectStoreConnection objectStoreConnection(Supplier<ObjectStoreServer> server) {
        return ObjectStoreConnection.patient(server);
    }

    @Bean(initMethod = "makeInBackground")
    Buckets buckets(ObjectStoreConnection store) {
        return new Buckets(store);
    }

    @Bean
    UnfinishedUploads unfinishedUploads(ObjectStoreConnection store) {
        return new UnfinishedUploads(store);
    }

    @Bean
    FileStore fileStore(ObjectStoreConnection store, Buckets buckets, UnfinishedUploads unfinished) {
        return new ObjectFileStore(store, buckets, unfinished);
    }

    @Bean
    FileLinks fileLinks(Supplier<ObjectStoreServer> server) {
        return new PresignedLinks(server);
    }

    /** The same links, for those whom the command side tells of files. */
    @Bean
    DownloadLinks downloadLinks(FileLinks links) {
        return file -> {
            FileLink link = links.to(file);
            return new DownloadLinks.Link(link.url(), link.expiresAt());
        };
    }

    @Bean
    ExpiredFiles expiredFiles(
            ObjectStoreConnection store, UnfinishedUploads unfinished, SmenaProperties properties, Clock clock) {
        return new ExpiredFiles(store, unfinished, properties.objectStore().keep(), clock);
    }

    @Bean
    ObjectStoreHealthIndicator objectStoreHealthIndicator(Supplier<ObjectStoreServer> server) {
        return new ObjectStoreHealthIndicator(server);
    }
}

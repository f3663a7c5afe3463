package dev.smena.infra.objectstore;

import dev.smena.command.files.DownloadLinks;
import dev.smena.command.files.FileStore;
import dev.smena.infra.SmenaProperties;
import dev.smena.infra.roles.OnRole;
import dev.smena.infra.roles.Role;
import dev.smena.query.tasks.FileLink;
import dev.smena.query.tasks.FileLinks;
import java.time.Clock;
import java.util.function.Supplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What writes and reads files, and clears up behind itself: all of it the command side's work. */
@Configuration(proxyBeanMethods = false)
@OnRole(Role.COMMAND)
class FileStoreConfiguration {

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

    /** The same links as the query side's, for those whom the command side tells of files. */
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

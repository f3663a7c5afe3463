package dev.smena.command.tasks;

import dev.smena.command.Commands;
import dev.smena.command.files.FileStore;
import dev.smena.command.files.FileStoreUnavailable;
import dev.smena.command.files.Workspace;
import dev.smena.events.DomainEvent;
import dev.smena.events.StoredFile;
import dev.smena.events.TaskId;
import dev.smena.events.TaskKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.config.Configuration;
import org.axonframework.config.Configurer;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.messaging.Message;

/** What a job needs, in memory but for the files at work: an event store, an object store, a clock that stands still. */
public final class TaskWorld implements FileStore, Workspace, JobQueue {

    public static final Instant NOW = Instant.parse("2026-11-23T09:05:06.123456Z");
    public static final Clock CLOCK = Clock.fixed(NOW, ZoneId.of("Asia/Yekaterinburg"));
    public static final TaskId TASK = new TaskId(UUID.fromString("7d444840-9dc0-41d1-b245-5ffdce74fad2"));

    public final InMemoryOpenTasks open = new InMemoryOpenTasks();
    public final List<TaskId> enqueued = new ArrayList<>();
    public final Map<String, byte[]> stored = new HashMap<>();
    public boolean storeIsDown;

    private final Path directory;
    private final Configuration axon;

    /** @param directory for files at work @param resources what the aggregate's command handlers want, by its type */
    public <T> TaskWorld(Path directory, Class<?> aggregate, Class<T> type, T resource) {
        this.directory = directory;
        Configurer configurer = DefaultConfigurer.defaultConfiguration()
                .configureEmbeddedEventStore(any -> new InMemoryEventStorageEngine())
                .configureAggregate(aggregate)
                .registerComponent(OpenTasks.class, any -> open)
                .registerComponent(JobQueue.class, any -> this)
                .registerComponent(Clock.class, any -> CLOCK)
                .registerComponent(type, any -> resource);
        this.axon = configurer.start();
    }

    public Commands commands() {
        return new Commands(axon.commandGateway());
    }

    public TaskStory story() {
        return new TaskStory(axon.eventStore());
    }

    public EventStore eventStore() {
        return axon.eventStore();
    }

    /** What has happened to the task. */
    public List<DomainEvent> events() {
        try (Stream<? extends Message<?>> events =
                axon.eventStore().readEvents(TASK.toString()).asStream()) {
            return events.map(event -> (DomainEvent) event.getPayload()).toList();
        }
    }

    public List<Path> filesAtWork() {
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void enqueue(TaskKind kind, TaskId id) {
        enqueued.add(id);
    }

    @Override
    public void store(StoredFile file, Path content) {
        requireStore();
        try {
            stored.put(file.bucket() + "/" + file.key(), Files.readAllBytes(content));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void fetch(StoredFile file, Path into) {
        requireStore();
        try {
            Files.write(into, stored.get(file.bucket() + "/" + file.key()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void delete(StoredFile file) {
        requireStore();
        stored.remove(file.bucket() + "/" + file.key());
    }

    @Override
    public Path newFile(String suffix) {
        try {
            return Files.createTempFile(directory, "", suffix);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void requireStore() {
        if (storeIsDown) {
            throw new FileStoreUnavailable("down", new IOException("down"));
        }
    }
}

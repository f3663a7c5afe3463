package dev.smena.infra.eventstore;

import dev.smena.events.EventTypes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SimpleSerializedObject;

/** How events of a name and revision are stored, as a file in {@code src/test/resources/events}. */
record ApprovedEvent(String name, String revision) {

    private static final Path FOLDER = Path.of("src/test/resources/events");

    static ApprovedEvent ofPresent(Class<?> type) {
        return new ApprovedEvent(EventTypes.nameOf(type), EventTypes.revisionOf(type));
    }

    /** Every file there; one that is not named as it should be is no less in the list. */
    static List<String> files() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What should be there: each event type in each revision up to the present one. */
    static Stream<ApprovedEvent> due() {
        return EventTypes.byName().entrySet().stream()
                .flatMap(type -> IntStream.rangeClosed(1, Integer.parseInt(EventTypes.revisionOf(type.getValue())))
                        .mapToObj(revision -> new ApprovedEvent(type.getKey(), Integer.toString(revision))));
    }

    String file() {
        return name + "." + revision + ".json";
    }

    byte[] json() {
        try {
            return Files.readAllBytes(FOLDER.resolve(file()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    SerializedObject<byte[]> stored() {
        return new SimpleSerializedObject<>(json(), byte[].class, name, revision);
    }

    @Override
    public String toString() {
        return file();
    }
}

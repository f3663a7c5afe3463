package dev.smena.command.input;

import dev.smena.command.InvalidField;
import dev.smena.command.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads a JSON array of 1 to {@link #MOST} objects, all faults of all objects at once. */
public final class Items {

    public static final int MOST = 1_000;

    private Items() {}

    /** Reads one object; returns null after adding a fault. */
    @FunctionalInterface
    public interface Reader<T> {

        @Nullable
        T read(Fields fields);
    }

    public static <T> List<T> read(JsonNode array, Reader<T> reader) {
        if (!array.isArray()) {
            throw Refusal.invalid(List.of(new InvalidField("", "must be an array")));
        }
        if (array.isEmpty() || array.size() > MOST) {
            throw Refusal.invalid(List.of(new InvalidField("", "must have 1 to " + MOST + " items")));
        }
        var faults = new ArrayList<InvalidField>();
        var read = new ArrayList<@Nullable T>(array.size());
        for (int i = 0; i < array.size(); i++) {
            read.add(one(array.get(i), "/" + i, faults, reader));
        }
        if (!faults.isEmpty()) {
            throw Refusal.invalid(faults);
        }
        return read.stream().map(Objects::requireNonNull).toList();
    }

    /** Reads the whole body as one object. */
    public static <T> T readOne(JsonNode object, Reader<T> reader) {
        var faults = new ArrayList<InvalidField>();
        @Nullable T read = one(object, "", faults, reader);
        if (!faults.isEmpty()) {
            throw Refusal.invalid(faults);
        }
        return Objects.requireNonNull(read);
    }

    static <T> @Nullable T one(JsonNode node, String pointer, List<InvalidField> faults, Reader<T> reader) {
        var fields = new Fields(node, pointer, faults);
        if (!node.isObject()) {
            return null;
        }
        @Nullable T read = reader.read(fields);
        fields.end();
        return fields.faulty() ? null : read;
    }
}

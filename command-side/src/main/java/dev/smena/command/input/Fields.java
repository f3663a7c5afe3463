package dev.smena.command.input;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.smena.command.InvalidField;
import dev.smena.command.ProblemCode;
import dev.smena.command.Refusal;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One JSON object being read field by field; faults are added to the list it was given, in the order of reading. */
public final class Fields {

    private final JsonNode object;
    private final String pointer;
    private final List<InvalidField> faults;
    private final int faultsBefore;
    private final Set<String> known = new HashSet<>();

    public Fields(JsonNode object, String pointer, List<InvalidField> faults) {
        this.object = object;
        this.pointer = pointer;
        this.faults = faults;
        this.faultsBefore = faults.size();
        if (!object.isObject()) {
            faults.add(new InvalidField(pointer, "must be an object"));
        }
    }

    /** The field's value, or null after adding a fault: it is missing or breaks the rule. */
    public <T> @Nullable T required(Name name, Rule<T> rule) {
        if (object.isObject() && !has(name)) {
            fault(name.english(), "is required");
        }
        return optional(name, rule);
    }

    /** The field's value; null if it is not there, or after adding a fault because it breaks the rule. */
    public <T> @Nullable T optional(Name name, Rule<T> rule) {
        @Nullable String given = given(name);
        return given == null ? null : read(rule, object.path(given), escaped(given));
    }

    /** What the reader makes of a field that is an object; null if it is not there, or after adding a fault. */
    public <T> @Nullable T optionalObject(Name name, Items.Reader<T> reader) {
        @Nullable String given = given(name);
        return given == null ? null : Items.one(object.path(given), pointer + "/" + escaped(given), faults, reader);
    }

    /** The items of an array of 1 to {@code most}, without the faulty ones; null if it is not there or is no such array. */
    public <T> @Nullable List<T> optionalList(Name name, int most, Rule<T> item) {
        @Nullable
        JsonNode array = optional(name, value -> {
            if (array(value).size() > most) {
                throw new Rule.Violation("must have at most " + most + " items");
            }
            return value;
        });
        return array == null ? null : items(name, array, item);
    }

    /**
     * The codes of a required array of 1 to {@code most}, without the faulty ones, each of which is named.
     *
     * @param instead what a caller with more codes may do, added to the refusal
     */
    public List<String> codes(Name name, int most, String instead) {
        return Optional.ofNullable(required(name, codes(most, instead)))
                .map(array -> items(name, array, Rules.CODE))
                .orElse(List.of());
    }

    private <T> List<T> items(Name name, JsonNode array, Rule<T> rule) {
        return IntStream.range(0, array.size())
                .mapToObj(i -> Optional.ofNullable(read(rule, array.path(i), name.english() + "/" + i)))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Rule<JsonNode> codes(int most, String instead) {
        return value -> {
            if (array(value).size() > most) {
                String detail = "At most %d codes fit in one request, this one has %d. %s"
                        .formatted(most, value.size(), instead);
                throw new Refusal(ProblemCode.TOO_MANY_CODES, detail.strip());
            }
            return value;
        };
    }

    private static JsonNode array(JsonNode value) throws Rule.Violation {
        if (!value.isArray()) {
            throw new Rule.Violation("must be an array");
        }
        if (value.isEmpty()) {
            throw new Rule.Violation("must not be empty");
        }
        return value;
    }

    /** Whether this object has been found faulty so far. */
    public boolean faulty() {
        return faults.size() > faultsBefore;
    }

    public boolean has(Name name) {
        return name.accepted().stream().anyMatch(object::has);
    }

    /** Adds a fault to the field under the name it was given by. */
    public void fault(Name name, String detail) {
        fault(name.accepted().stream().filter(object::has).findFirst().orElse(name.english()), detail);
    }

    /** To be called when all fields are read: every other one is unknown. */
    public void end() {
        object.propertyNames().stream()
                .filter(field -> !known.contains(field))
                .forEach(field -> fault(field, "is unknown"));
    }

    private @Nullable String given(Name name) {
        known.addAll(name.accepted());
        List<String> present = name.accepted().stream().filter(object::has).toList();
        present.stream().skip(1).forEach(field -> fault(field, "is given twice, also as " + present.getFirst()));
        return present.isEmpty() ? null : present.getFirst();
    }

    private <T> @Nullable T read(Rule<T> rule, JsonNode value, String path) {
        try {
            return rule.read(value);
        } catch (Rule.Violation e) {
            faults.add(new InvalidField(pointer + "/" + path, e.what()));
            return null;
        }
    }

    private void fault(String field, String detail) {
        faults.add(new InvalidField(pointer + "/" + escaped(field), detail));
    }

    /** As RFC 6901 wants it, and with half surrogate pairs replaced, which no answer could carry back. */
    private static String escaped(String field) {
        return new String(field.getBytes(UTF_8), UTF_8).replace("~", "~0").replace("/", "~1");
    }
}

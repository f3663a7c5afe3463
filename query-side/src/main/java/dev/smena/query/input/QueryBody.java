package dev.smena.query.input;

import dev.smena.events.CanonicalUuid;
import dev.smena.query.QueryProblem;
import dev.smena.query.QueryProblem.InvalidParameter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The JSON object in the body of a question, read field by field. {@link #end()} refuses it (422) if a field was missing,
 * broke its rule or is unknown.
 */
public final class QueryBody {

    /** Of unknown fields there can be hundreds of thousands. */
    private static final int MOST_FAULTS = 1_000;

    private final JsonNode body;
    private final Set<String> known = new HashSet<>();
    private final List<InvalidParameter> faults = new ArrayList<>();

    public QueryBody(JsonNode body) {
        this.body = body;
        if (!body.isObject()) {
            fault("", "must be an object");
        }
    }

    /** The ids of a required array of 1 to {@code most} different ones, without the faulty. */
    public List<UUID> ids(String name, int most) {
        known.add(name);
        JsonNode array = body.path(name);
        Optional<String> wrong = wrong(array, most);
        wrong.filter(what -> body.isObject()).ifPresent(what -> fault("/" + name, what));
        return wrong.isPresent() ? List.of() : different("/" + name, array);
    }

    /** To be called when all fields are read. */
    public void end() {
        body.propertyNames().stream()
                .filter(field -> !known.contains(field))
                .forEach(field -> faults.add(InvalidParameter.unknown(field)));
        if (!faults.isEmpty()) {
            throw QueryProblem.invalid(faults.stream().limit(MOST_FAULTS).toList());
        }
    }

    private static Optional<String> wrong(JsonNode array, int most) {
        if (array.isMissingNode()) {
            return Optional.of("is required");
        }
        if (!array.isArray()) {
            return Optional.of("must be an array");
        }
        return array.isEmpty() || array.size() > most
                ? Optional.of("must have 1 to " + most + " items")
                : Optional.empty();
    }

    private List<UUID> different(String pointer, JsonNode array) {
        Map<UUID, Integer> places = new LinkedHashMap<>();
        for (int i = 0; i < array.size(); i++) {
            @Nullable
            UUID id = CanonicalUuid.parse(array.path(i).stringValue("")).orElse(null);
            if (id == null) {
                fault(pointer + "/" + i, "must be a UUID");
                continue;
            }
            @Nullable Integer first = places.putIfAbsent(id, i);
            if (first != null) {
                fault(pointer + "/" + i, "is the same as item " + first);
            }
        }
        return List.copyOf(places.keySet());
    }

    private void fault(String pointer, String detail) {
        faults.add(new InvalidParameter(pointer, detail));
    }
}

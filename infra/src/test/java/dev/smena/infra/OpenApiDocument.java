package dev.smena.infra;

import com.networknt.schema.Error;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The served OpenAPI document: its operations, its examples, and whether a value fits a schema in it. */
final class OpenApiDocument {

    private static final String BASE = "https://smena.dev/openapi.json";

    private final JsonNode document;
    private final SchemaRegistry schemas;

    OpenApiDocument(JsonNode document) {
        this.document = document;
        this.schemas = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(Map.of(BASE, document.toString())));
    }

    /** An operation's method and path, such as {@code GET /api/v1/batches}. */
    Stream<String> operations() {
        return document.path("paths")
                .propertyStream()
                .flatMap(path -> path.getValue().propertyNames().stream()
                        .filter(List.of("get", "post", "patch", "put", "delete")::contains)
                        .map(method -> method.toUpperCase(Locale.ROOT) + " " + path.getKey()));
    }

    /** Of each operation that not all nodes do, the role of those that do it. */
    Map<String, String> roles() {
        return operations()
                .filter(operation -> !role(operation).isEmpty())
                .collect(Collectors.toMap(operation -> operation, this::role));
    }

    private String role(String operation) {
        String[] methodAndPath = operation.split(" ", 2);
        return document.at("/paths/" + escaped(methodAndPath[1]) + "/" + methodAndPath[0].toLowerCase(Locale.ROOT))
                .path("x-smena-role")
                .stringValue("");
    }

    /** An example and the pointer of the schema it belongs to. */
    record Example(String schema, JsonNode value) {}

    Stream<Example> examples() {
        return examples("", document);
    }

    List<Error> faults(String schema, JsonNode value) {
        return schemas.getSchema(SchemaLocation.of(BASE + "#" + schema)).validate(value);
    }

    /** @param operation such as {@code POST /api/v1/batches} */
    List<Error> faultsOfAnswer(String operation, int status, JsonNode body) {
        String[] methodAndPath = operation.split(" ", 2);
        String response = "/paths/" + escaped(methodAndPath[1]) + "/" + methodAndPath[0].toLowerCase(Locale.ROOT)
                + "/responses/" + status;
        JsonNode reference = document.at(response).path("$ref");
        String found = reference.isString() ? pointer(reference) : response;
        String mediaType =
                document.at(found).path("content").propertyNames().iterator().next();
        return faults(found + "/content/" + escaped(mediaType) + "/schema", body);
    }

    private Stream<Example> examples(String pointer, JsonNode node) {
        if (node.has("schema") && (node.has("example") || node.has("examples"))) {
            String schema = pointer + "/schema";
            return Stream.concat(
                            Stream.ofNullable(node.get("example")),
                            node.path("examples")
                                    .valueStream()
                                    .map(example -> resolved(example).path("value")))
                    .map(value -> new Example(schema, value));
        }
        return node.propertyStream()
                .flatMap(field -> examples(pointer + "/" + escaped(field.getKey()), field.getValue()));
    }

    private JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? document.at(pointer(node.path("$ref"))) : node;
    }

    private static String pointer(JsonNode reference) {
        return reference.stringValue().substring(1);
    }

    private static String escaped(String field) {
        return field.replace("~", "~0").replace("/", "~1");
    }
}

package dev.smena.infra.http;

import dev.smena.infra.roles.Role;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestMethod;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** {@code openapi.yaml}, the contract as OpenAPI 3.1. */
@Component
class Contract {

    /** OpenAPI's place for what it has no word for: which nodes do this. Without it, all of them. */
    private static final String ROLE = "x-smena-role";

    private final Map<String, Object> document;

    Contract() throws IOException {
        try (var yaml = new ClassPathResource("openapi.yaml").getInputStream()) {
            this.document = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
        }
    }

    Map<String, Object> document() {
        return document;
    }

    record Operation(RequestMethod method, String path, Role role) {}

    /** Those that only nodes of some role do. */
    Stream<Operation> operationsOfRoles() {
        return members(document.get("paths"))
                .flatMap(path -> members(path.getValue())
                        .flatMap(method -> role(method.getValue())
                                .map(role -> new Operation(method(method.getKey()), path.getKey(), role))
                                .stream()));
    }

    private static RequestMethod method(String name) {
        return RequestMethod.valueOf(name.toUpperCase(Locale.ROOT));
    }

    private static Optional<Role> role(Object operation) {
        return members(operation)
                .filter(member -> member.getKey().equals(ROLE))
                .map(member -> Role.valueOf(String.valueOf(member.getValue()).toUpperCase(Locale.ROOT)))
                .findFirst();
    }

    private static Stream<Map.Entry<String, Object>> members(@Nullable Object node) {
        return node instanceof Map<?, ?> map
                ? map.entrySet().stream().map(entry -> Map.entry(String.valueOf(entry.getKey()), entry.getValue()))
                : Stream.empty();
    }
}

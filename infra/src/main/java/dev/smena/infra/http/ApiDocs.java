package dev.smena.infra.http;

import java.io.IOException;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Serves {@code openapi.yaml}, the contract as OpenAPI 3.1, in JSON. */
@RestController
class ApiDocs {

    private final Map<String, Object> openApi;

    ApiDocs() throws IOException {
        try (var yaml = new ClassPathResource("openapi.yaml").getInputStream()) {
            this.openApi = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
        }
    }

    @GetMapping(path = "/v3/api-docs", produces = MediaType.APPLICATION_JSON_VALUE)
    Map<String, Object> openApi() {
        return openApi;
    }
}

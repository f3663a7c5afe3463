package dev.smena.infra.http;

import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Serves the contract in JSON. */
@RestController
class ApiDocs {

    private final Contract contract;

    ApiDocs(Contract contract) {
        this.contract = contract;
    }

    @GetMapping(path = "/v3/api-docs", produces = MediaType.APPLICATION_JSON_VALUE)
    Map<String, Object> openApi() {
        return contract.document();
    }
}

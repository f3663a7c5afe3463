package dev.smena.query.history;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

import dev.smena.events.BatchId;
import dev.smena.query.Page;
import dev.smena.query.QueryProblem;
import dev.smena.query.input.QueryParameters;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows everything that ever happened to a batch, oldest first. */
@RestController
class HistoryQueryApi {

    private final HistoryQueries queries;

    HistoryQueryApi(HistoryQueries queries) {
        this.queries = queries;
    }

    @GetMapping(path = "/api/v1/batches/{id}/history", produces = APPLICATION_JSON_VALUE)
    Page<HistoryEntry> show(@PathVariable String id, @RequestParam MultiValueMap<String, String> given) {
        var parameters = new QueryParameters(given);
        var range = parameters.range();
        parameters.end();
        return BatchId.parse(id)
                .flatMap(batch -> queries.findHistory(batch, range))
                .orElseThrow(() -> QueryProblem.batchNotFound(id));
    }
}

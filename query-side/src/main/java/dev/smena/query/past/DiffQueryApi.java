package dev.smena.query.past;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

import dev.smena.events.BatchId;
import dev.smena.query.QueryProblem;
import dev.smena.query.input.QueryParameters;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows what changed between two versions of a batch. */
@RestController
class DiffQueryApi {

    private final BatchDiffs diffs;

    DiffQueryApi(BatchDiffs diffs) {
        this.diffs = diffs;
    }

    @GetMapping(path = "/api/v1/batches/{id}/history/diff", produces = APPLICATION_JSON_VALUE)
    BatchDiff show(@PathVariable String id, @RequestParam MultiValueMap<String, String> given) {
        var parameters = new QueryParameters(given);
        var versions = parameters.interval("from", "to");
        parameters.end();
        return BatchId.parse(id)
                .flatMap(batch -> diffs.between(batch, versions.from(), versions.to()))
                .orElseThrow(() -> QueryProblem.batchNotFound(id));
    }
}

package dev.smena.query.batch;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

import dev.smena.events.BatchId;
import dev.smena.query.Page;
import dev.smena.query.QueryProblem;
import dev.smena.query.answers.Answer;
import dev.smena.query.input.QueryParameters;
import dev.smena.query.past.Moment;
import java.time.Clock;
import java.time.ZoneId;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows batches and their products, as they are or as they were. */
@RestController
@RequestMapping(path = "/api/v1/batches", produces = APPLICATION_JSON_VALUE)
class BatchQueryApi {

    private final BatchQueries queries;
    private final BatchAnswers answers;
    private final PastBatchQueries past;
    private final ZoneId zone;

    BatchQueryApi(BatchQueries queries, BatchAnswers answers, PastBatchQueries past, Clock clock) {
        this.queries = queries;
        this.answers = answers;
        this.past = past;
        this.zone = clock.getZone();
    }

    @GetMapping
    byte[] list(@RequestParam MultiValueMap<String, String> given) {
        var parameters = new QueryParameters(given);
        var range = parameters.range();
        var filter = BatchFilter.read(parameters);
        parameters.end();
        return answers.findBatches(filter, range).json();
    }

    @GetMapping("/{id}")
    ResponseEntity<byte[]> show(@PathVariable String id, @RequestParam MultiValueMap<String, String> given) {
        var parameters = new QueryParameters(given);
        Moment moment = Moment.read(parameters, zone);
        parameters.end();
        Answer batch = BatchId.parse(id)
                .flatMap(known -> moment == null
                        ? answers.findBatch(known)
                        : past.findBatch(known, moment).map(answers::answer))
                .orElseThrow(() -> QueryProblem.batchNotFound(id));
        return ResponseEntity.ok()
                .eTag(batch.entityTag())
                .cacheControl(CacheControl.noCache())
                .body(batch.json());
    }

    @GetMapping("/{id}/products")
    Page<ProductView> products(@PathVariable String id, @RequestParam MultiValueMap<String, String> given) {
        var parameters = new QueryParameters(given);
        var range = parameters.range();
        Boolean aggregated = parameters.bool("is_aggregated");
        Moment moment = Moment.read(parameters, zone);
        parameters.end();
        return BatchId.parse(id)
                .flatMap(batch -> moment == null
                        ? queries.findProducts(batch, aggregated, range)
                        : past.findProducts(batch, moment, aggregated, range))
                .orElseThrow(() -> QueryProblem.batchNotFound(id));
    }
}

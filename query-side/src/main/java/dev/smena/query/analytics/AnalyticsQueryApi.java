package dev.smena.query.analytics;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

import dev.smena.events.BatchId;
import dev.smena.query.QueryProblem;
import dev.smena.query.input.QueryBody;
import dev.smena.query.input.QueryParameters;
import java.util.List;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Shows how production goes: on the whole, in one batch, and in a few beside each other. */
@RestController
@RequestMapping("/api/v1")
class AnalyticsQueryApi {

    private static final int MOST_COMPARED = 50;

    private final DashboardAnswers dashboards;
    private final StatisticsAnswers statistics;
    private final StatisticsQueries comparisons;

    AnalyticsQueryApi(DashboardAnswers dashboards, StatisticsAnswers statistics, StatisticsQueries comparisons) {
        this.dashboards = dashboards;
        this.statistics = statistics;
        this.comparisons = comparisons;
    }

    @GetMapping(path = "/analytics/dashboard", produces = APPLICATION_JSON_VALUE)
    byte[] dashboard(@RequestParam MultiValueMap<String, String> given) {
        new QueryParameters(given).end();
        return dashboards.find();
    }

    @GetMapping(
            path = {"/analytics/batches/{id}/statistics", "/batches/{id}/statistics"},
            produces = APPLICATION_JSON_VALUE)
    BatchStatistics statistics(@PathVariable String id, @RequestParam MultiValueMap<String, String> given) {
        new QueryParameters(given).end();
        return BatchId.parse(id).flatMap(statistics::find).orElseThrow(() -> QueryProblem.batchNotFound(id));
    }

    /** Asked with POST for the room that a body has; nothing changes. */
    @PostMapping(
            path = "/analytics/compare-batches",
            consumes = APPLICATION_JSON_VALUE,
            produces = APPLICATION_JSON_VALUE)
    Comparison compare(@RequestBody JsonNode given) {
        var body = new QueryBody(given);
        List<BatchId> batches =
                body.ids("batch_ids", MOST_COMPARED).stream().map(BatchId::new).toList();
        body.end();
        return comparisons.compare(batches);
    }
}

package dev.smena.query.workcenter;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

import dev.smena.events.WorkCenter;
import dev.smena.query.Page;
import dev.smena.query.input.QueryParameters;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows work centers, by identifier. */
@RestController
class WorkCenterQueryApi {

    private final WorkCenterQueries queries;

    WorkCenterQueryApi(WorkCenterQueries queries) {
        this.queries = queries;
    }

    @GetMapping(path = "/api/v1/work-centers", produces = APPLICATION_JSON_VALUE)
    Page<WorkCenter> list(@RequestParam MultiValueMap<String, String> given) {
        var parameters = new QueryParameters(given);
        var range = parameters.range();
        parameters.end();
        return queries.findWorkCenters(range);
    }
}

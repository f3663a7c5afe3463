package dev.smena.infra.projections;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

import dev.smena.infra.http.Problem;
import dev.smena.query.Page;
import dev.smena.query.input.QueryParameters;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows administrators the projections and the events that a group could not take, and has such events tried again or given up. */
@RestController
@RequestMapping(path = "/api/v1/admin", produces = APPLICATION_JSON_VALUE)
class ProjectionApi {

    private final ProjectionQueries projections;
    private final ParkedEvents parked;

    ProjectionApi(ProjectionQueries projections, ParkedEvents parked) {
        this.projections = projections;
        this.parked = parked;
    }

    /** @param succeeded whether the event is done now @param cause why not; null if it is */
    private record Retried(boolean succeeded, @Nullable String cause) {}

    @GetMapping("/projections")
    List<ProjectionView> projections(@RequestParam MultiValueMap<String, String> given) {
        new QueryParameters(given).end();
        return projections.findProjections();
    }

    @GetMapping("/dead-letters")
    Page<DeadLetterView> deadLetters(@RequestParam MultiValueMap<String, String> given) {
        var parameters = new QueryParameters(given);
        var range = parameters.range();
        parameters.end();
        return parked.find(range);
    }

    @PostMapping("/dead-letters/{id}/retry")
    Retried retry(@PathVariable String id) {
        if (parked.find(id).isEmpty()) {
            throw notFound(id);
        }
        return parked.retry(id).map(cause -> new Retried(false, cause)).orElseGet(() -> new Retried(true, null));
    }

    @DeleteMapping("/dead-letters/{id}")
    ResponseEntity<Void> discard(@PathVariable String id) {
        if (!parked.discard(id)) {
            throw notFound(id);
        }
        return ResponseEntity.noContent().build();
    }

    private static Problem notFound(String id) {
        return new Problem(HttpStatus.NOT_FOUND, "not-found", "There is no dead letter " + id + ".");
    }
}

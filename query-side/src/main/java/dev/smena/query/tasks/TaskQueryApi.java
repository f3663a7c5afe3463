package dev.smena.query.tasks;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;
import static org.springframework.http.MediaType.TEXT_EVENT_STREAM_VALUE;

import dev.smena.events.TaskId;
import dev.smena.events.TaskKind;
import dev.smena.query.Page;
import dev.smena.query.QueryProblem;
import dev.smena.query.input.QueryParameters;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Shows how far tasks are. */
@RestController
@RequestMapping("/api/v1/tasks")
class TaskQueryApi {

    private final TaskQueries queries;
    private final TaskStreams streams;

    TaskQueryApi(TaskQueries queries, TaskStreams streams) {
        this.queries = queries;
        this.streams = streams;
    }

    @GetMapping(produces = APPLICATION_JSON_VALUE)
    Page<TaskView> list(@RequestParam MultiValueMap<String, String> given) {
        var parameters = new QueryParameters(given);
        var range = parameters.range();
        TaskKind kind = parameters.oneOf("kind", List.of(TaskKind.values()));
        TaskStatus status = parameters.oneOf("status", List.of(TaskStatus.values()));
        parameters.end();
        return queries.findTasks(kind, status, range);
    }

    /** No tag for a task with a file: what is shown then has a link, which expires. */
    @GetMapping(path = "/{id}", produces = APPLICATION_JSON_VALUE)
    ResponseEntity<TaskView> show(@PathVariable String id, @RequestParam MultiValueMap<String, String> given) {
        TaskState task = find(id, given);
        var answer = ResponseEntity.ok().cacheControl(CacheControl.noCache());
        if (task.file() == null) {
            answer.eTag("\"" + task.version() + "\"");
        }
        return answer.body(queries.view(task));
    }

    /** The task on each change as a server-sent event {@code progress}, at once the first time, until its end. */
    @GetMapping(path = "/{id}/events", produces = TEXT_EVENT_STREAM_VALUE)
    ResponseEntity<SseEmitter> follow(
            HttpMethod method, @PathVariable String id, @RequestParam MultiValueMap<String, String> given) {
        TaskState task = find(id, given);
        var answer = ResponseEntity.ok().cacheControl(CacheControl.noStore());
        // Spring maps HEAD here too, and who is sent no events cannot be noticed to be gone.
        return method.equals(HttpMethod.HEAD) ? answer.build() : answer.body(streams.open(task));
    }

    private TaskState find(String id, MultiValueMap<String, String> given) {
        new QueryParameters(given).end();
        return TaskId.parse(id).flatMap(queries::findState).orElseThrow(() -> QueryProblem.taskNotFound(id));
    }
}

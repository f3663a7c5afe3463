package dev.smena.command.aggregation;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

import dev.smena.command.Commands;
import dev.smena.command.Replies;
import dev.smena.command.batch.ExpectedVersion;
import dev.smena.command.input.Items;
import dev.smena.command.input.Name;
import dev.smena.command.tasks.AcceptedTask;
import dev.smena.events.BatchId;
import dev.smena.events.TaskId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Takes on aggregations of more codes than one request can wait for. {@code If-Match} is for the moment of the request. */
@RestController
class AggregationApi {

    private static final Name UNIQUE_CODES = Name.of("unique_codes");
    private static final int MOST = 100_000;

    private final Commands commands;

    AggregationApi(Commands commands) {
        this.commands = commands;
    }

    @PostMapping(
            path = "/api/v1/batches/{id}/aggregate-async",
            consumes = APPLICATION_JSON_VALUE,
            produces = APPLICATION_JSON_VALUE)
    ResponseEntity<AcceptedTask> request(
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody JsonNode body) {
        BatchId batch = Replies.batchId(id);
        List<String> codes =
                Items.readOne(body, fields -> fields.codes(UNIQUE_CODES, MOST, "Send the others with another one."));
        var task = new TaskId(UUID.randomUUID());
        var written = commands.send(new RequestAggregation(task, batch, codes, ExpectedVersion.ifMatch(ifMatch)));
        return AcceptedTask.reply(task, written, "The aggregation of " + codes.size() + " codes is queued.");
    }
}

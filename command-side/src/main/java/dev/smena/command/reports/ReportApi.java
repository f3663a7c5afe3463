package dev.smena.command.reports;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

import dev.smena.command.Commands;
import dev.smena.command.Refusal;
import dev.smena.command.Replies;
import dev.smena.command.Written;
import dev.smena.command.batch.Batches;
import dev.smena.command.input.Items;
import dev.smena.command.input.Name;
import dev.smena.command.input.Rule;
import dev.smena.command.input.Rules;
import dev.smena.command.tasks.AcceptedTask;
import dev.smena.events.BatchId;
import dev.smena.events.ReportFormat;
import dev.smena.events.TaskId;
import java.util.List;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Takes requests for reports. */
@RestController
class ReportApi {

    private static final Name FORMAT = Name.of("format");
    private static final Rule<ReportFormat> A_FORMAT = Rules.oneOf(ReportFormat.values());

    private final Batches batches;
    private final Commands commands;

    ReportApi(Batches batches, Commands commands) {
        this.batches = batches;
        this.commands = commands;
    }

    @PostMapping(
            path = "/api/v1/batches/{id}/reports",
            consumes = APPLICATION_JSON_VALUE,
            produces = APPLICATION_JSON_VALUE)
    ResponseEntity<AcceptedTask> request(@PathVariable String id, @RequestBody JsonNode body) {
        BatchId batch = Replies.batchId(id);
        ReportFormat format = Items.readOne(body, fields -> fields.required(FORMAT, A_FORMAT));
        if (batches.existing(List.of(batch)).isEmpty()) {
            throw Refusal.batchNotFound(id);
        }
        var task = new TaskId(UUID.randomUUID());
        Written<Void> written = commands.send(new RequestReport(task, batch, format));
        return AcceptedTask.reply(task, written, "The report is being made.");
    }
}

package dev.smena.command.exports;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

import dev.smena.command.Commands;
import dev.smena.command.Written;
import dev.smena.command.input.Items;
import dev.smena.command.tasks.AcceptedTask;
import dev.smena.events.TaskId;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Takes requests for exports. */
@RestController
class ExportApi {

    private final Commands commands;

    ExportApi(Commands commands) {
        this.commands = commands;
    }

    @PostMapping(path = "/api/v1/batches/export", consumes = APPLICATION_JSON_VALUE, produces = APPLICATION_JSON_VALUE)
    ResponseEntity<AcceptedTask> request(@RequestBody JsonNode body) {
        var task = new TaskId(UUID.randomUUID());
        RequestExport command = Items.readOne(body, fields -> ExportInput.read(fields, task));
        Written<Void> written = commands.send(command);
        return AcceptedTask.reply(task, written, "The export is being made.");
    }
}

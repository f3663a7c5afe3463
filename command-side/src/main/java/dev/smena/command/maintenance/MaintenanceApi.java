package dev.smena.command.maintenance;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

import dev.smena.command.Commands;
import dev.smena.command.ProblemCode;
import dev.smena.command.Refusal;
import dev.smena.command.tasks.AcceptedTask;
import dev.smena.events.TaskId;
import dev.smena.events.TaskKind;
import java.util.List;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes requests for rebuilds and checks. */
@RestController
@RequestMapping(path = "/api/v1/admin", produces = APPLICATION_JSON_VALUE)
class MaintenanceApi {

    private final List<Maintenance> kinds;
    private final Commands commands;

    MaintenanceApi(List<Maintenance> kinds, Commands commands) {
        this.kinds = kinds;
        this.commands = commands;
    }

    @PostMapping("/projections/{name}/rebuild")
    ResponseEntity<AcceptedTask> rebuild(@PathVariable String name) {
        return request(TaskKind.REBUILD, name, "The projection is being rebuilt.");
    }

    @PostMapping("/integrity/check")
    ResponseEntity<AcceptedTask> check() {
        return request(TaskKind.INTEGRITY, "all", "Integrity is being checked.");
    }

    private ResponseEntity<AcceptedTask> request(TaskKind kind, String subject, String message) {
        if (kinds.stream().noneMatch(one -> one.kind() == kind && one.subjects().contains(subject))) {
            throw new Refusal(ProblemCode.NOT_FOUND, "There is no projection " + subject + ".");
        }
        var task = new TaskId(UUID.randomUUID());
        return AcceptedTask.reply(task, commands.send(new RequestMaintenance(task, kind, subject)), message);
    }
}

package dev.smena.command.batch;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

import dev.smena.command.Commands;
import dev.smena.command.Replies;
import dev.smena.command.Written;
import dev.smena.command.input.Items;
import dev.smena.events.BatchChanges;
import dev.smena.events.BatchId;
import dev.smena.events.BatchState;
import dev.smena.events.CloseReason;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Creates, edits, closes and reopens batches. */
@RestController
@RequestMapping("/api/v1/batches")
class BatchApi {

    private final Commands commands;
    private final BatchInput input;
    private final WorkCenterNames names;
    private final Replies replies;

    BatchApi(Commands commands, BatchInput input, WorkCenterNames names, Replies replies) {
        this.commands = commands;
        this.input = input;
        this.names = names;
        this.replies = replies;
    }

    @PostMapping(consumes = APPLICATION_JSON_VALUE, produces = APPLICATION_JSON_VALUE)
    ResponseEntity<List<BatchState>> create(@RequestBody JsonNode body) {
        var command = new CreateBatches(Items.read(body, input::creation));
        Written<List<BatchState>> written = commands.send(command);
        List<BatchState> created = written.result();
        var reply = replies.of(HttpStatus.CREATED, written, List.of());
        if (created.size() == 1) {
            BatchState only = created.getFirst();
            reply.location(URI.create("/api/v1/batches/" + only.id())).eTag(Replies.etag(only.version()));
        }
        return reply.body(created);
    }

    @PatchMapping(path = "/{id}", consumes = APPLICATION_JSON_VALUE, produces = APPLICATION_JSON_VALUE)
    ResponseEntity<BatchState> update(
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody JsonNode body) {
        BatchId batchId = Replies.batchId(id);
        var expected = ExpectedVersion.ifMatch(ifMatch);
        UpdateBatch update = Items.readOne(body, fields -> input.update(fields, batchId, expected));
        Written<BatchState> written = commands.send(simplest(update));
        BatchState batch = written.result();
        String name =
                names.nameOf(batch.workCenterId()).orElse(batch.workCenter().name());
        return replies.of(HttpStatus.OK, written, List.of(batchId))
                .eTag(batch.entityTag(name))
                .body(batch.withWorkCenterName(name));
    }

    /** A patch of nothing but {@code is_closed} is a close or a reopening. */
    private static Object simplest(UpdateBatch update) {
        if (update.closed() == null || !update.changes().equals(BatchChanges.NONE)) {
            return update;
        }
        return update.closed()
                ? new CloseBatch(update.batchId(), CloseReason.MANUAL, update.expected())
                : new ReopenBatch(update.batchId(), update.expected());
    }
}

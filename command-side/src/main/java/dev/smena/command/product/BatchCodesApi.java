package dev.smena.command.product;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

import dev.smena.command.Commands;
import dev.smena.command.Replies;
import dev.smena.command.Written;
import dev.smena.command.batch.AggregateProducts;
import dev.smena.command.batch.CodesOutcome;
import dev.smena.command.batch.DisaggregateProducts;
import dev.smena.command.batch.ExpectedVersion;
import dev.smena.command.batch.RegisterProducts;
import dev.smena.command.input.Items;
import dev.smena.events.BatchId;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Registers, aggregates and disaggregates the codes of one batch. */
@RestController
@RequestMapping(path = "/api/v1/batches/{id}", consumes = APPLICATION_JSON_VALUE, produces = APPLICATION_JSON_VALUE)
class BatchCodesApi {

    private final Commands commands;
    private final Replies replies;

    BatchCodesApi(Commands commands, Replies replies) {
        this.commands = commands;
        this.replies = replies;
    }

    @PostMapping("/products")
    ResponseEntity<CodesResult> register(
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody JsonNode body) {
        BatchId batchId = Replies.batchId(id);
        List<String> codes = Items.readOne(body, CodesInput::toRegister);
        return send(
                HttpStatus.CREATED,
                new RegisterProducts(batchId, codes, ExpectedVersion.ifMatch(ifMatch)),
                batchId,
                outcome -> CodesResult.registered(outcome.changed().size(), outcome.refused()));
    }

    @PostMapping("/aggregate")
    ResponseEntity<CodesResult> aggregate(
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody JsonNode body) {
        BatchId batchId = Replies.batchId(id);
        List<String> codes = Items.readOne(body, CodesInput::toAggregate);
        return send(
                HttpStatus.OK,
                new AggregateProducts(batchId, codes, ExpectedVersion.ifMatch(ifMatch)),
                batchId,
                CodesResult::aggregated);
    }

    @PostMapping("/disaggregate")
    ResponseEntity<CodesResult> disaggregate(
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody JsonNode body) {
        BatchId batchId = Replies.batchId(id);
        var expected = ExpectedVersion.ifMatch(ifMatch);
        DisaggregateProducts command =
                Items.readOne(body, fields -> CodesInput.toDisaggregate(fields, batchId, expected));
        return send(HttpStatus.OK, command, batchId, CodesResult::aggregated);
    }

    private ResponseEntity<CodesResult> send(
            HttpStatus status, Object command, BatchId batch, Function<CodesOutcome, CodesResult> result) {
        Written<CodesOutcome> written = commands.send(command);
        return replies.of(status, written, List.of(batch))
                .eTag(Replies.etag(written.result().version()))
                .body(result.apply(written.result()));
    }
}

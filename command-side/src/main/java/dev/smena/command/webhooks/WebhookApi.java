package dev.smena.command.webhooks;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

import dev.smena.command.Commands;
import dev.smena.command.Replies;
import dev.smena.command.Written;
import dev.smena.command.input.Items;
import dev.smena.events.WebhookId;
import dev.smena.events.WebhookState;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Makes, changes and ends subscriptions. No answer ever shows a secret. */
@RestController
@RequestMapping("/api/v1/webhooks")
class WebhookApi {

    private final Commands commands;
    private final WebhookInput input;
    private final Replies replies;

    WebhookApi(Commands commands, WebhookInput input, Replies replies) {
        this.commands = commands;
        this.input = input;
        this.replies = replies;
    }

    @PostMapping(consumes = APPLICATION_JSON_VALUE, produces = APPLICATION_JSON_VALUE)
    ResponseEntity<WebhookState> subscribe(@RequestBody JsonNode body) {
        var id = new WebhookId(UUID.randomUUID());
        SubscribeWebhook command = Items.readOne(body, fields -> input.subscription(fields, id));
        Written<WebhookState> written = commands.send(command);
        return replies.of(HttpStatus.CREATED, written, List.of(id))
                .location(URI.create("/api/v1/webhooks/" + id))
                .body(written.result());
    }

    @PatchMapping(path = "/{id}", consumes = APPLICATION_JSON_VALUE, produces = APPLICATION_JSON_VALUE)
    ResponseEntity<WebhookState> change(@PathVariable String id, @RequestBody JsonNode body) {
        WebhookId webhook = Replies.webhookId(id);
        Written<WebhookState> written = commands.send(Items.readOne(body, fields -> input.change(fields, webhook)));
        return replies.of(HttpStatus.OK, written, List.of(webhook)).body(written.result());
    }

    @DeleteMapping("/{id}")
    ResponseEntity<Void> remove(@PathVariable String id) {
        WebhookId webhook = Replies.webhookId(id);
        Written<Void> written = commands.send(new RemoveWebhook(webhook));
        return replies.of(HttpStatus.NO_CONTENT, written, List.of(webhook)).build();
    }
}

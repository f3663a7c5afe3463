package dev.smena.command.deliveries;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

import dev.smena.command.Commands;
import dev.smena.command.ProblemCode;
import dev.smena.command.Refusal;
import dev.smena.command.Replies;
import dev.smena.command.Written;
import dev.smena.command.input.Items;
import dev.smena.command.input.Name;
import dev.smena.command.input.Rules;
import dev.smena.events.DeliveryId;
import dev.smena.events.WebhookId;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Has messages sent again, or for a test. */
@RestController
@RequestMapping("/api/v1/webhooks/{id}")
class DeliveryApi {

    private static final Name SINCE = Name.of("since");
    private static final int MOST_A_TRANSACTION = 500;
    private static final int MOST_A_REQUEST = 10_000;

    private final Commands commands;
    private final Replies replies;
    private final Clock clock;

    DeliveryApi(Commands commands, Replies replies, Clock clock) {
        this.commands = commands;
        this.replies = replies;
        this.clock = clock;
    }

    private record Pending(DeliveryId deliveryId, String status) {}

    private record Recovered(int recovered) {}

    @PostMapping(path = "/test", produces = APPLICATION_JSON_VALUE)
    ResponseEntity<Object> test(@PathVariable String id) {
        WebhookId webhook = Replies.webhookId(id);
        Written<DeliveryId> written = commands.send(new TestWebhook(webhook));
        return pending(webhook, written.result(), written);
    }

    @PostMapping(path = "/deliveries/{delivery_id}/redeliver", produces = APPLICATION_JSON_VALUE)
    ResponseEntity<Object> redeliver(@PathVariable String id, @PathVariable("delivery_id") String deliveryId) {
        WebhookId webhook = Replies.webhookId(id);
        DeliveryId delivery = DeliveryId.parse(deliveryId)
                .orElseThrow(() -> new Refusal(
                        ProblemCode.DELIVERY_NOT_FOUND, "Webhook " + id + " has no delivery " + deliveryId + "."));
        Written<Void> written = commands.send(new RedeliverWebhook(webhook, delivery));
        return pending(webhook, delivery, written);
    }

    private ResponseEntity<Object> pending(WebhookId webhook, DeliveryId delivery, Written<?> written) {
        return replies.of(HttpStatus.ACCEPTED, written, List.of(delivery))
                .location(URI.create("/api/v1/webhooks/" + webhook + "/deliveries/" + delivery))
                .body(new Pending(delivery, "pending"));
    }

    /** Up to {@value #MOST_A_REQUEST} in one request; a caller who is told that number asks again. */
    @PostMapping(path = "/recover", consumes = APPLICATION_JSON_VALUE, produces = APPLICATION_JSON_VALUE)
    ResponseEntity<Object> recover(@PathVariable String id, @RequestBody JsonNode body) {
        WebhookId webhook = Replies.webhookId(id);
        Instant since = Items.readOne(body, fields -> fields.required(SINCE, Rules.dateTime(clock.getZone())));
        Instant until = clock.instant();
        int recovered = 0;
        Written<Integer> written;
        do {
            written = commands.send(new RecoverDeliveries(webhook, since, until, MOST_A_TRANSACTION));
            recovered += written.result();
        } while (written.result() == MOST_A_TRANSACTION && recovered < MOST_A_REQUEST);
        return replies.of(HttpStatus.ACCEPTED, written, List.of(webhook)).body(new Recovered(recovered));
    }
}

package dev.smena.query.webhooks;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

import dev.smena.events.DeliveryId;
import dev.smena.events.WebhookEventType;
import dev.smena.events.WebhookId;
import dev.smena.events.WebhookState;
import dev.smena.query.Page;
import dev.smena.query.QueryProblem;
import dev.smena.query.input.QueryParameters;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows subscriptions, never their secrets, and what has become of their deliveries. */
@RestController
@RequestMapping(path = "/api/v1/webhooks", produces = APPLICATION_JSON_VALUE)
class WebhookQueryApi {

    private final WebhookQueries webhooks;
    private final DeliveryQueries deliveries;

    WebhookQueryApi(WebhookQueries webhooks, DeliveryQueries deliveries) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
    }

    @GetMapping
    Page<WebhookState> list(@RequestParam MultiValueMap<String, String> given) {
        var parameters = new QueryParameters(given);
        var range = parameters.range();
        parameters.end();
        return webhooks.findWebhooks(range);
    }

    @GetMapping("/{id}")
    ResponseEntity<WebhookState> show(@PathVariable String id, @RequestParam MultiValueMap<String, String> given) {
        new QueryParameters(given).end();
        WebhookState webhook = find(id);
        return ResponseEntity.ok()
                .eTag("\"" + webhook.version() + "\"")
                .cacheControl(CacheControl.noCache())
                .body(webhook);
    }

    @GetMapping("/{id}/deliveries")
    Page<DeliveryView> deliveries(@PathVariable String id, @RequestParam MultiValueMap<String, String> given) {
        var parameters = new QueryParameters(given);
        var range = parameters.range();
        DeliveryStatus status = parameters.oneOf("status", List.of(DeliveryStatus.values()));
        WebhookEventType type = parameters.oneOf("event_type", List.of(WebhookEventType.values()));
        parameters.end();
        return deliveries.findDeliveries(find(id).id(), status, type, range);
    }

    @GetMapping("/{id}/deliveries/{delivery_id}")
    DeliveryView delivery(
            @PathVariable String id,
            @PathVariable("delivery_id") String deliveryId,
            @RequestParam MultiValueMap<String, String> given) {
        new QueryParameters(given).end();
        WebhookId webhook = find(id).id();
        return DeliveryId.parse(deliveryId)
                .flatMap(delivery -> deliveries.findDelivery(webhook, delivery))
                .orElseThrow(() -> QueryProblem.deliveryNotFound(id, deliveryId));
    }

    private WebhookState find(String id) {
        return WebhookId.parse(id).flatMap(webhooks::findWebhook).orElseThrow(() -> QueryProblem.webhookNotFound(id));
    }
}

package dev.smena.command.webhooks;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;
import static java.util.Objects.requireNonNullElseGet;

import dev.smena.command.input.Fields;
import dev.smena.command.input.Name;
import dev.smena.command.input.Rule;
import dev.smena.command.input.Rules;
import dev.smena.events.WebhookChanges;
import dev.smena.events.WebhookEventType;
import dev.smena.events.WebhookId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads subscriptions and changes of them. */
@Component
class WebhookInput {

    private static final Name URL = Name.of("url");
    private static final Name EVENTS = Name.of("events");
    private static final Name SECRET_KEY = Name.of("secret_key");
    private static final Name RETRY_COUNT = Name.of("retry_count");
    private static final Name TIMEOUT = Name.of("timeout");
    private static final Name IS_ACTIVE = Name.of("is_active");

    private static final int URL_LENGTH = 2_000;
    private static final int USUAL_RETRY_COUNT = 3;
    private static final int USUAL_TIMEOUT = 10;
    private static final Rule<Integer> RETRIES = Rules.integer(0, 10);
    private static final Rule<Integer> SECONDS = Rules.integer(1, 60);
    private static final Rule<WebhookEventType> EVENT =
            Rules.oneOf(WebhookEventType.subscribable().toArray(WebhookEventType[]::new));

    private final Rule<String> url;

    WebhookInput(AllowedEndpoints endpoints) {
        this.url = value -> sound(Rules.text(URL_LENGTH).read(value), endpoints::objection);
    }

    private static final Rule<String> SECRET = value -> sound(Rules.TEXT.read(value), WebhookSecret::objection);

    /** A new subscription; null after adding a fault. */
    @Nullable
    SubscribeWebhook subscription(Fields fields, WebhookId id) {
        String target = fields.required(URL, url);
        List<WebhookEventType> events = events(fields);
        if (!fields.has(EVENTS)) {
            fields.fault(EVENTS, "is required");
        }
        String secret = fields.optional(SECRET_KEY, SECRET);
        Integer retryCount = fields.optional(RETRY_COUNT, RETRIES);
        Integer timeout = fields.optional(TIMEOUT, SECONDS);
        if (fields.faulty()) {
            return null;
        }
        return new SubscribeWebhook(
                id,
                requireNonNull(target),
                requireNonNull(events),
                requireNonNullElseGet(secret, WebhookSecret::random),
                requireNonNullElse(retryCount, USUAL_RETRY_COUNT),
                requireNonNullElse(timeout, USUAL_TIMEOUT));
    }

    ChangeWebhook change(Fields fields, WebhookId id) {
        var changes = new WebhookChanges(
                fields.optional(URL, url),
                events(fields),
                fields.optional(IS_ACTIVE, Rules.BOOL),
                fields.optional(RETRY_COUNT, RETRIES),
                fields.optional(TIMEOUT, SECONDS));
        return new ChangeWebhook(id, changes, fields.optional(SECRET_KEY, SECRET));
    }

    private static @Nullable List<WebhookEventType> events(Fields fields) {
        List<WebhookEventType> events =
                fields.optionalList(EVENTS, WebhookEventType.subscribable().size(), EVENT);
        if (events != null && new HashSet<>(events).size() < events.size()) {
            fields.fault(EVENTS, "must not name an event twice");
        }
        return events;
    }

    private static String sound(String text, Objection objection) throws Rule.Violation {
        Optional<String> objected = objection.to(text);
        if (objected.isPresent()) {
            throw new Rule.Violation(objected.get());
        }
        return text;
    }

    /** What is wrong with a text, if anything. */
    @FunctionalInterface
    private interface Objection {

        Optional<String> to(String text);
    }
}

package dev.smena.command.webhooks;

import static dev.smena.events.WebhookEventType.BATCH_CLOSED;
import static dev.smena.events.WebhookEventType.BATCH_CREATED;

import dev.smena.command.database.Database;
import dev.smena.events.WebhookChanges;
import dev.smena.events.WebhookEvent;
import dev.smena.events.WebhookEventType;
import dev.smena.events.WebhookId;
import dev.smena.events.WebhookRemoved;
import dev.smena.events.WebhookState;
import dev.smena.events.WebhookSubscribed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.TestExecutor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One subscription, a clock that stands still, and tables that hold what the given events and {@link #OLD} left there. */
final class SubscriptionFixture extends AggregateTestFixture<WebhookSubscription> {

    static final Instant NOW = Instant.parse("2026-11-09T05:30:00.123456Z");
    static final Instant BEFORE = NOW.minusSeconds(60);
    static final Duration OVERLAP = Duration.ofHours(24);
    static final int MOST = 2;

    static final WebhookId ID = new WebhookId(UUID.fromString("0b0e5c3e-8a3c-4f5d-9d1e-2c7f6a9b1d01"));
    static final String URL = "https://erp.example/hooks";
    static final List<WebhookEventType> EVENTS = List.of(BATCH_CREATED, BATCH_CLOSED);
    static final String OLD = "пароль цеха 6";
    static final String NEW = "пароль цеха 7";

    static final WebhookSubscribed SUBSCRIBED = new WebhookSubscribed(ID, URL, EVENTS, 3, 10, BEFORE);
    static final WebhookRemoved REMOVED = new WebhookRemoved(ID, BEFORE);
    static final WebhookChanges SWITCHED_OFF = new WebhookChanges(null, null, false, null, null);
    static final WebhookChanges SWITCHED_ON = new WebhookChanges(null, null, true, null, null);

    final JdbcClient jdbc = JdbcClient.create(Database.emptied());
    final SubscriptionRows rows = new SubscriptionRows(jdbc);
    final Secrets secrets = new Secrets(jdbc, new ToyBox());
    private final Subscriptions subscriptions;

    SubscriptionFixture() {
        super(WebhookSubscription.class);
        var clock = Clock.fixed(NOW, ZoneOffset.UTC);
        subscriptions = new Subscriptions(getRepository(), rows, clock);
        registerAnnotatedCommandHandler(
                new SubscriptionHandler(subscriptions, rows, secrets, new WebhookSettings(OVERLAP, MOST), clock));
        registerAnnotatedCommandHandler(new Asked());
    }

    /** What the handlers of other features ask of subscriptions while they deal with a command. */
    record Ask(Consumer<Subscriptions> question) {}

    /** Lets it be asked. */
    private final class Asked {

        @CommandHandler
        void handle(Ask ask) {
            ask.question().accept(subscriptions);
        }
    }

    @Override
    public TestExecutor<WebhookSubscription> given(List<?> events) {
        WebhookState state = Objects.requireNonNull(stateAfter(events));
        rows.save(state);
        secrets.replace(ID, OLD, BEFORE);
        if (events.getLast() instanceof WebhookRemoved) {
            rows.remove(ID);
            secrets.forget(ID);
        }
        return super.given(events);
    }

    private static @Nullable WebhookState stateAfter(List<?> events) {
        WebhookState state = null;
        for (Object event : events) {
            state = WebhookState.after(state, (WebhookEvent) event);
        }
        return state;
    }

    List<String> secretsAt(Instant time) {
        return secrets.validFor(List.of(ID), time).getOrDefault(ID, List.of());
    }

    /** The subscription's row, without its id. */
    String row() {
        return jdbc.sql("select url, is_active, removed, retry_count, timeout from command.webhook where id = ?")
                .param(ID.value())
                .query((row, n) -> row.getString(1)
                        + (row.getBoolean(2) ? " active" : " inactive")
                        + (row.getBoolean(3) ? " removed " : " ")
                        + row.getInt(4) + " "
                        + row.getInt(5))
                .optional()
                .orElse("none");
    }
}

package dev.smena.command.deliveries;

import static java.util.stream.Collectors.toSet;

import dev.smena.command.deliveries.Outcome.Attempted;
import dev.smena.command.webhooks.Subscriptions;
import dev.smena.events.DisableReason;
import dev.smena.events.WebhookId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Knows since when a receiver has failed without a success, and switches off subscriptions of no more use. */
@Component
class ReceiverHealth {

    private static final String SUCCEEDED = """
            update command.webhook set failing_since = null
            where id = any(cast(:ids as uuid[])) and failing_since is not null""";

    private static final String FAILED = """
            update command.webhook set failing_since = :at
            where id = any(cast(:ids as uuid[])) and failing_since is null""";

    private static final String FAILING_FOR_TOO_LONG = """
            select id from command.webhook
            where id = any(cast(:ids as uuid[])) and is_active and failing_since <= :before""";

    private final JdbcClient jdbc;
    private final Subscriptions subscriptions;
    private final DeliverySettings settings;

    ReceiverHealth(JdbcClient jdbc, Subscriptions subscriptions, DeliverySettings settings) {
        this.jdbc = jdbc;
        this.subscriptions = subscriptions;
        this.settings = settings;
    }

    /**
     * Switches off subscriptions by what these outcomes show. To be called before anything else of the transaction: whoever
     * changes a subscription locks it first and its row thereafter.
     */
    void switchOff(List<Outcome> outcomes, Instant now) {
        List<Attempted> attempts = attempts(outcomes);
        Set<WebhookId> gone = webhooks(attempts, Attempted::gone);
        Set<WebhookId> failing = failingForTooLong(failed(attempts), now);
        Stream.concat(gone.stream(), failing.stream())
                .distinct()
                .sorted(Comparator.comparing(WebhookId::value))
                .forEach(id ->
                        subscriptions.disable(id, gone.contains(id) ? DisableReason.GONE : DisableReason.FAILING));
    }

    void note(List<Outcome> outcomes, Instant now) {
        List<Attempted> attempts = attempts(outcomes);
        Set<WebhookId> succeeded = webhooks(attempts, Attempted::succeeded);
        Set<WebhookId> failed = failed(attempts);
        if (!succeeded.isEmpty()) {
            jdbc.sql(SUCCEEDED).param("ids", ids(succeeded)).update();
        }
        if (!failed.isEmpty()) {
            jdbc.sql(FAILED)
                    .param("ids", ids(failed))
                    .param("at", now.atOffset(ZoneOffset.UTC))
                    .update();
        }
    }

    private static List<Attempted> attempts(List<Outcome> outcomes) {
        return outcomes.stream()
                .filter(Attempted.class::isInstance)
                .map(Attempted.class::cast)
                .toList();
    }

    /** Those of which none has succeeded. */
    private static Set<WebhookId> failed(List<Attempted> attempts) {
        Set<WebhookId> succeeded = webhooks(attempts, Attempted::succeeded);
        return webhooks(attempts, attempt -> !succeeded.contains(attempt.webhookId()));
    }

    private Set<WebhookId> failingForTooLong(Set<WebhookId> failed, Instant now) {
        return failed.isEmpty()
                ? Set.of()
                : jdbc.sql(FAILING_FOR_TOO_LONG)
                        .param("ids", ids(failed))
                        .param("before", now.minus(settings.disableAfter()).atOffset(ZoneOffset.UTC))
                        .query((row, n) -> new WebhookId(row.getObject(1, UUID.class)))
                        .set();
    }

    private static Set<WebhookId> webhooks(List<Attempted> attempts, Predicate<Attempted> which) {
        return attempts.stream().filter(which).map(Attempted::webhookId).collect(toSet());
    }

    private static String[] ids(Collection<WebhookId> webhooks) {
        return webhooks.stream().map(WebhookId::toString).toArray(String[]::new);
    }
}

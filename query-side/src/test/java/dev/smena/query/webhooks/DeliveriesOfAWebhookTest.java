package dev.smena.query.webhooks;

import static dev.smena.query.webhooks.WebhookFacts.BODY;
import static dev.smena.query.webhooks.WebhookFacts.OTHER;
import static dev.smena.query.webhooks.WebhookFacts.T0;
import static dev.smena.query.webhooks.WebhookFacts.T1;
import static dev.smena.query.webhooks.WebhookFacts.T2;
import static dev.smena.query.webhooks.WebhookFacts.WEBHOOK;
import static dev.smena.query.webhooks.WebhookFacts.attempted;
import static dev.smena.query.webhooks.WebhookFacts.delivery;
import static dev.smena.query.webhooks.WebhookFacts.failed;
import static dev.smena.query.webhooks.WebhookFacts.redelivery;
import static dev.smena.query.webhooks.WebhookFacts.scheduled;
import static dev.smena.query.webhooks.WebhookFacts.subscribed;
import static dev.smena.query.webhooks.WebhookFacts.succeeded;
import static dev.smena.query.webhooks.WebhookFacts.vain;
import static org.assertj.core.api.Assertions.assertThat;

import dev.smena.events.DeliveryAttempt;
import dev.smena.events.DeliveryId;
import dev.smena.events.DeliveryScheduled;
import dev.smena.events.WebhookEventType;
import dev.smena.query.input.QueryParameters.Range;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

class DeliveriesOfAWebhookTest {

    private static final DeliveryId ID = delivery(1);

    private final ProjectedWebhooks projected = new ProjectedWebhooks();

    @BeforeEach
    void subscribe() {
        projected.together(subscribed(WEBHOOK, T0));
    }

    @Test
    void aScheduledDeliveryIsPendingAndWaitsForNothing() {
        projected.together(scheduled(ID));

        assertThat(projected.find(ID)).isEqualTo(shown(DeliveryStatus.PENDING, 0, null, null, null));
    }

    @Test
    void anAttemptInVainTellsWhyAndWhenTheNextIs() {
        projected.oneByOne(scheduled(ID), attempted(ID, 1));

        DeliveryView delivery = projected.find(ID);
        assertThat(delivery.status()).isEqualTo(DeliveryStatus.PENDING);
        assertThat(delivery.attempts()).isEqualTo(1);
        assertThat(delivery.responseStatus()).isEqualTo(503);
        assertThat(delivery.responseBody()).isEqualTo("Идут работы\n");
        assertThat(delivery.errorMessage()).isEqualTo("The receiver answered 503.");
        assertThat(delivery.nextAttemptAt()).isEqualTo(T2);
        assertThat(delivery.deliveredAt()).isNull();
    }

    @Test
    void aSuccessLeavesNothingOfTheAttemptsInVain() {
        projected.together(scheduled(ID), attempted(ID, 1), succeeded(ID, 2));

        assertThat(projected.find(ID))
                .isEqualTo(new DeliveryView(
                        ID,
                        WEBHOOK,
                        WebhookEventType.BATCH_CLOSED,
                        BODY,
                        DeliveryStatus.SUCCESS,
                        2,
                        204,
                        "",
                        null,
                        T0,
                        T1,
                        null));
    }

    @Test
    void aDeliveryGivenUpTellsOfItsLastAttempt() {
        projected.oneByOne(scheduled(ID), attempted(ID, 1), failed(ID, vain(2), "All 2 attempts were in vain."));

        assertThat(projected.find(ID))
                .isEqualTo(shown(DeliveryStatus.FAILED, 2, 503, "Идут работы\n", "The receiver answered 503."));
    }

    @Test
    void theReasonOfGivingUpIsToldWhereItSaysMore() {
        String more = "The receiver answered 503. The subscription was switched off.";
        projected.oneByOne(scheduled(ID), failed(ID, vain(1), more));
        assertThat(projected.find(ID).errorMessage()).isEqualTo(more);

        projected.oneByOne(redelivery(ID), failed(ID, null, "The subscription is inactive."));
        assertThat(projected.find(ID))
                .isEqualTo(shown(DeliveryStatus.FAILED, 1, 503, "Идут работы\n", "The subscription is inactive."));
    }

    @Test
    void aRedeliveryIsPendingAgainAndNotDeliveredUntilTheNextSuccess() {
        projected.oneByOne(scheduled(ID), succeeded(ID, 1), redelivery(ID));
        assertThat(projected.find(ID)).isEqualTo(shown(DeliveryStatus.PENDING, 1, 204, "", null));

        projected.oneByOne(attempted(ID, 2));
        assertThat(projected.find(ID).deliveredAt()).isNull();

        projected.oneByOne(succeeded(ID, 3));
        assertThat(projected.find(ID).deliveredAt()).isEqualTo(T1);
    }

    @Test
    void anAnswerOfCharactersThatNoDatabaseHoldsStopsNothing() {
        projected.together(
                scheduled(ID),
                failed(ID, new DeliveryAttempt(1, T1, 1, 500, "a\0b", "c\0d"), "The receiver answered 500."));

        assertThat(projected.find(ID).responseBody()).isEqualTo("a\ufffdb");
        assertThat(projected.find(ID).errorMessage()).isEqualTo("c\ufffdd");
    }

    @Test
    void thePayloadIsShownAsTheJsonThatIsSentToTheByte() {
        String body = "{\"event\": \"product_aggregated\", \"data\": {\"unique_codes\": ["
                + "\"0104607<&;\\\"'%+\\\\Ж\\u001d91EE05\\u001D92dGVzdA==\", \"\\u0000\"], \"n\": 1.50, \"big\": 12345678901234567890123}}";
        projected.together(new DeliveryScheduled(ID, WEBHOOK, WebhookEventType.PRODUCT_AGGREGATED, body, T0));

        var json = JsonMapper.builder()
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .build();
        assertThat(json.writeValueAsString(projected.find(ID))).contains("\"payload\":" + body + ",");
    }

    @Test
    void aDeliveryIsFoundOnlyWithItsOwnWebhook() {
        projected.together(subscribed(OTHER, T0), scheduled(ID));

        assertThat(projected.deliveries.findDelivery(OTHER, ID)).isEmpty();
        assertThat(projected.deliveries.findDelivery(WEBHOOK, delivery(2))).isEmpty();
    }

    @Test
    void deliveriesAreListedNewestFirstByStatusAndType() {
        projected.together(subscribed(OTHER, T0), scheduled(delivery(9), OTHER, WebhookEventType.BATCH_CLOSED, T2));
        projected.together(
                scheduled(delivery(1), WEBHOOK, WebhookEventType.BATCH_CLOSED, T0),
                scheduled(delivery(2), WEBHOOK, WebhookEventType.TEST, T1),
                scheduled(delivery(3), WEBHOOK, WebhookEventType.BATCH_CLOSED, T2));
        projected.oneByOne(succeeded(delivery(1), 1), attempted(delivery(2), 1));

        assertThat(listed(null, null)).containsExactly(delivery(3), delivery(2), delivery(1));
        assertThat(listed(DeliveryStatus.PENDING, null)).containsExactly(delivery(3), delivery(2));
        assertThat(listed(null, WebhookEventType.BATCH_CLOSED)).containsExactly(delivery(3), delivery(1));
        assertThat(listed(DeliveryStatus.SUCCESS, WebhookEventType.BATCH_CLOSED))
                .containsExactly(delivery(1));
        assertThat(listed(DeliveryStatus.FAILED, null)).isEmpty();
    }

    @Test
    void pagesOfDeliveriesMadeAtTheSameTimeDoNotOverlap() {
        projected.together(IntStream.range(0, 50)
                .mapToObj(number -> scheduled(delivery(number)))
                .toArray(DeliveryScheduled[]::new));

        var all = projected.deliveries.findDeliveries(WEBHOOK, null, null, new Range(0, 100));
        var pages = IntStream.iterate(0, offset -> offset < 50, offset -> offset + 7)
                .mapToObj(offset -> projected.deliveries.findDeliveries(WEBHOOK, null, null, new Range(offset, 7)))
                .flatMap(page -> page.items().stream());
        assertThat(all.total()).isEqualTo(50);
        assertThat(pages).hasSize(50).containsExactlyElementsOf(all.items());
    }

    private List<DeliveryId> listed(@Nullable DeliveryStatus status, @Nullable WebhookEventType type) {
        var page = projected.deliveries.findDeliveries(WEBHOOK, status, type, new Range(0, 100));
        assertThat(page.total()).isEqualTo(page.items().size());
        return page.items().stream().map(DeliveryView::id).toList();
    }

    private static DeliveryView shown(
            DeliveryStatus status,
            int attempts,
            @Nullable Integer responseStatus,
            @Nullable String responseBody,
            @Nullable String error) {
        return new DeliveryView(
                ID,
                WEBHOOK,
                WebhookEventType.BATCH_CLOSED,
                BODY,
                status,
                attempts,
                responseStatus,
                responseBody,
                error,
                T0,
                null,
                null);
    }
}

package dev.smena.events;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WebhookEventTypeTest {

    @Test
    void theirNamesAreThoseOfTheHttpContract() {
        assertThat(WebhookEventType.subscribable())
                .extracting(Object::toString)
                .containsExactly(
                        "batch_created",
                        "batch_updated",
                        "batch_closed",
                        "product_aggregated",
                        "report_generated",
                        "import_completed");
    }

    @Test
    void nobodySubscribesToTests() {
        assertThat(WebhookEventType.subscribable()).doesNotContain(WebhookEventType.TEST);
        assertThat(WebhookEventType.TEST).hasToString("test");
    }
}

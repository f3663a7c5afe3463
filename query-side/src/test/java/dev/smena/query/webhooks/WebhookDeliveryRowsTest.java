package dev.smena.query.webhooks;

import static dev.smena.query.webhooks.WebhookFacts.BODY;
import static dev.smena.query.webhooks.WebhookFacts.attempted;
import static dev.smena.query.webhooks.WebhookFacts.delivery;
import static dev.smena.query.webhooks.WebhookFacts.scheduled;
import static org.assertj.core.api.Assertions.assertThat;

import dev.smena.query.QueryTables;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

class WebhookDeliveryRowsTest {

    private static final DeliveryState SCHEDULED = DeliveryState.after(null, scheduled(delivery(1)), 0);
    private static final DeliveryState ATTEMPTED = DeliveryState.after(SCHEDULED, attempted(delivery(1), 1), 1);

    private final WebhookDeliveryRows rows =
            new WebhookDeliveryRows(new NamedParameterJdbcTemplate(QueryTables.emptied()));

    @Test
    void aDeliveryThatIsAddedTwiceIsThereOnce() {
        add(SCHEDULED);
        add(SCHEDULED);

        assertThat(stored()).containsExactly(SCHEDULED);
    }

    @Test
    void whatIsAddedOverWhatIsThereIsWhatIsThere() {
        add(SCHEDULED);
        add(ATTEMPTED);

        assertThat(stored()).containsExactly(ATTEMPTED);
    }

    private void add(DeliveryState state) {
        rows.add(List.of(state), Map.of(state.id(), BODY));
    }

    private Iterable<DeliveryState> stored() {
        return rows.load(List.of(delivery(1))).values();
    }
}

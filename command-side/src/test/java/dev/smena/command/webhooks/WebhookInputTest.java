package dev.smena.command.webhooks;

import static dev.smena.events.WebhookEventType.BATCH_CLOSED;
import static dev.smena.events.WebhookEventType.PRODUCT_AGGREGATED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.smena.command.InvalidField;
import dev.smena.command.Refusal;
import dev.smena.command.input.Items;
import dev.smena.events.WebhookChanges;
import dev.smena.events.WebhookEventType;
import dev.smena.events.WebhookId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class WebhookInputTest {

    private static final WebhookId ID = new WebhookId(UUID.randomUUID());
    private static final String URL = "https://erp.example/hooks?Цех=7";
    private static final String ALL = """
            {"url": "https://erp.example/hooks?Цех=7", "events": ["product_aggregated", "batch_closed"],
             "secret_key": "пароль цеха 7", "retry_count": 0, "timeout": 60}""";

    private final WebhookInput input = new WebhookInput(
            url -> url.startsWith("https://") ? Optional.empty() : Optional.of("must be an https URL"));

    @Test
    void readsAllOfASubscription() {
        assertThat(subscription(ALL))
                .isEqualTo(new SubscribeWebhook(
                        ID, URL, List.of(PRODUCT_AGGREGATED, BATCH_CLOSED), "пароль цеха 7", 0, 60));
    }

    @Test
    void needsNoMoreThanTheUrlAndTheEvents() {
        SubscribeWebhook read = subscription("{'url':'https://erp.example','events':['batch_closed']}");

        assertThat(read.retryCount()).isEqualTo(3);
        assertThat(read.timeout()).isEqualTo(10);
        assertThat(WebhookSecret.standardKey(read.secret())).hasSize(32);
        assertThat(read.secret())
                .isNotEqualTo(subscription("{'url':'https://erp.example','events':['batch_closed']}")
                        .secret());
    }

    @Test
    void takesAllEventsButTheTest() {
        assertThat(subscription("{'url':'https://erp.example','events':['batch_created','batch_updated','batch_closed',"
                                + "'product_aggregated','report_generated','import_completed']}")
                        .events())
                .isEqualTo(WebhookEventType.subscribable());
        assertThat(faultsOf("'events':['test']"))
                .containsExactly(
                        "/events/0 must be batch_created or batch_updated or batch_closed or product_aggregated"
                                + " or report_generated or import_completed");
    }

    @Test
    void readsAChangeOfEachField() {
        assertThat(change(ALL.replace("{", "{\"is_active\": false, ")))
                .isEqualTo(new ChangeWebhook(
                        ID,
                        new WebhookChanges(URL, List.of(PRODUCT_AGGREGATED, BATCH_CLOSED), false, 0, 60),
                        "пароль цеха 7"));
        assertThat(change("{}")).isEqualTo(new ChangeWebhook(ID, WebhookChanges.NONE, null));
    }

    @Test
    void namesEveryFaultWhereItStands() {
        assertThat(faults(() -> subscription("{}")))
                .containsExactlyInAnyOrder("/url is required", "/events is required");
        assertThat(faults(
                        () -> subscription("{'url':'http://erp.example','events':['batch_closed','',7],'secret_key':''"
                                + ",'retry_count':'3','timeout':0,'is_active':true,'secret':'s'}")))
                .containsExactly(
                        "/url must be an https URL",
                        "/events/1 must be batch_created or batch_updated or batch_closed or product_aggregated"
                                + " or report_generated or import_completed",
                        "/events/2 must be a string",
                        "/secret_key must not be blank",
                        "/retry_count must be an integer",
                        "/timeout must be from 1 to 60",
                        "/is_active is unknown",
                        "/secret is unknown");
    }

    @Test
    void boundsUrls() {
        assertThat(faultsOf("'url':7")).containsExactly("/url must be a string");
        assertThat(faultsOf("'url':null")).containsExactly("/url must be a string");
        assertThat(faultsOf("'url':' '")).containsExactly("/url must not be blank");
        assertThat(faultsOf("'url':'ftp://erp.example'")).containsExactly("/url must be an https URL");
        assertThat(change("{'url':'" + urlOf(2_000) + "'}").changes().url()).isEqualTo(urlOf(2_000));
        assertThat(faultsOf("'url':'" + urlOf(2_001) + "'")).containsExactly("/url must have at most 2000 characters");
    }

    @Test
    void boundsEvents() {
        assertThat(faultsOf("'events':null")).containsExactly("/events must be an array");
        assertThat(faultsOf("'events':'batch_closed'")).containsExactly("/events must be an array");
        assertThat(faultsOf("'events':[]")).containsExactly("/events must not be empty");
        assertThat(faultsOf("'events':['batch_closed','batch_created','batch_closed']"))
                .containsExactly("/events must not name an event twice");
        assertThat(faultsOf("'events':[1,2,3,4,5,6,7]")).containsExactly("/events must have at most 6 items");
    }

    @Test
    void boundsSecrets() {
        assertThat(faultsOf("'secret_key':null")).containsExactly("/secret_key must be a string");
        assertThat(faultsOf("'secret_key':'whsec_пароль'"))
                .containsExactly("/secret_key must have base64, padded and not empty, after whsec_");
        assertThat(faultsOf("'secret_key':'" + "ы".repeat(501) + "'"))
                .containsExactly("/secret_key must have at most 500 characters");
    }

    @Test
    void boundsNumbers() {
        assertThat(change("{'retry_count':10,'timeout':1}").changes())
                .isEqualTo(new WebhookChanges(null, null, null, 10, 1));
        assertThat(faultsOf("'retry_count':-1")).containsExactly("/retry_count must be from 0 to 10");
        assertThat(faultsOf("'retry_count':11")).containsExactly("/retry_count must be from 0 to 10");
        assertThat(faultsOf("'retry_count':3.0")).containsExactly("/retry_count must be an integer");
        assertThat(faultsOf("'timeout':61")).containsExactly("/timeout must be from 1 to 60");
        assertThat(faultsOf("'timeout':null")).containsExactly("/timeout must be an integer");
        assertThat(faultsOf("'is_active':1")).containsExactly("/is_active must be true or false");
    }

    private static String urlOf(int length) {
        return "https://".concat("ы".repeat(length - 8));
    }

    private SubscribeWebhook subscription(String json) {
        return Items.readOne(tree(json), fields -> input.subscription(fields, ID));
    }

    private ChangeWebhook change(String json) {
        return Items.readOne(tree(json), fields -> input.change(fields, ID));
    }

    private List<String> faultsOf(String field) {
        return faults(() -> change("{" + field + "}"));
    }

    @SuppressWarnings("unchecked")
    private static List<String> faults(ThrowingCallable reading) {
        Refusal refusal = catchThrowableOfType(Refusal.class, reading);
        assertThat(refusal).isNotNull();
        var errors = (List<InvalidField>)
                Objects.requireNonNull(refusal.getBody().getProperties()).get("errors");
        return Objects.requireNonNull(errors).stream()
                .map(fault -> fault.pointer() + " " + fault.detail())
                .toList();
    }

    private static JsonNode tree(String json) {
        return JsonMapper.shared().readTree(json.replace('\'', '"'));
    }
}

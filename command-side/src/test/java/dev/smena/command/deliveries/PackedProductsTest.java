package dev.smena.command.deliveries;

import static dev.smena.command.deliveries.MessagesFixture.BATCH;
import static dev.smena.command.deliveries.MessagesFixture.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.smena.events.ProductsAggregated;
import dev.smena.events.WebhookEventType;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The one event that may be too large for one message. */
class PackedProductsTest {

    private final MessagesFixture fixture = new MessagesFixture();

    @Test
    void oneCodeIsToldTwice() {
        assertThat(bodies(List.of("0104600266012135215A")))
                .containsExactly("""
                        {"event":"product_aggregated","data":{"batch_id":"%s","batch_number":22222,
                        "aggregated_at":"2026-11-09T10:30:00.123456+05:00",
                        "unique_codes":["0104600266012135215A"],"unique_code":"0104600266012135215A","sequence":5},
                        "timestamp":"2026-11-09T10:30:00.123456+05:00"}""".formatted(BATCH).replace("\n", ""));
        assertThat(Messages.typeOf(new ProductsAggregated(BATCH, List.of("A"), 1, NOW)))
                .contains(WebhookEventType.PRODUCT_AGGREGATED);
    }

    @Test
    void aFewCodesAreToldTogether() {
        assertThat(bodies(List.of("B", "A")))
                .containsExactly("""
                        {"event":"product_aggregated","data":{"batch_id":"%s","batch_number":22222,
                        "aggregated_at":"2026-11-09T10:30:00.123456+05:00","unique_codes":["B","A"],"sequence":5},
                        "timestamp":"2026-11-09T10:30:00.123456+05:00"}""".formatted(BATCH).replace("\n", ""));
    }

    @Test
    void aHundredCodesFitInOneMessage() {
        var messages = messages(codes(100));

        assertThat(messages).hasSize(1);
        assertThat(codesIn(messages.getFirst())).isEqualTo(codes(100));
        assertThat(messages.getFirst().path("data").has("part")).isFalse();
        assertThat(messages.getFirst().path("data").has("parts")).isFalse();
    }

    @Test
    void moreCodesAreToldInParts() {
        var messages = messages(codes(250));

        assertThat(messages).extracting(message -> codesIn(message).size()).containsExactly(100, 100, 50);
        assertThat(messages.stream().flatMap(message -> codesIn(message).stream()))
                .containsExactlyElementsOf(codes(250));
        assertThat(messages)
                .extracting(message -> message.at("/data/part").intValue())
                .containsExactly(1, 2, 3);
        assertThat(messages)
                .allMatch(message -> message.at("/data/parts").intValue() == 3
                        && message.at("/data/sequence").intValue() == 5
                        && !message.path("data").has("unique_code"));
    }

    @Test
    void aPartOfOneCodeIsAMessageOfOneCode() {
        var last = messages(codes(101)).getLast();

        assertThat(codesIn(last)).containsExactly("code 100");
        assertThat(last.at("/data/unique_code").stringValue()).isEqualTo("code 100");
    }

    @Test
    void markingCodesSurviveAsTheyAre() {
        String code = "0104600266012135\u001d215A<b>&amp;\u001d93\"Qw'\\%41;ЖЫ🏭";

        assertThat(bodies(List.of(code)).getFirst())
                .contains("\"unique_code\":\"0104600266012135\\u001D215A<b>&amp;\\u001D93\\\"Qw'\\\\%41;ЖЫ🏭\"");
        assertThat(codesIn(messages(List.of(code)).getFirst())).containsExactly(code);
    }

    private List<String> bodies(List<String> codes) {
        return fixture.messages.of(new ProductsAggregated(BATCH, codes, 500, NOW), 5);
    }

    private List<JsonNode> messages(List<String> codes) {
        return bodies(codes).stream().map(WireJson.MAPPER::readTree).toList();
    }

    private static List<String> codesIn(JsonNode message) {
        return message.at("/data/unique_codes")
                .valueStream()
                .map(JsonNode::stringValue)
                .toList();
    }

    private static List<String> codes(int count) {
        return IntStream.range(0, count).mapToObj(i -> "code " + i).toList();
    }
}

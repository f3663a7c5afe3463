package dev.smena.infra;

import static dev.smena.infra.WebhookReceiver.answer;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whatever happens to a secret, it is nowhere to be seen: not in an answer, in the log or in any table. */
@WithReceivers
@ExtendWith(OutputCaptureExtension.class)
class WebhookSecretsIT {

    private static final String FIRST = "first-secret-of-the-plant";
    private static final String SECOND = "whsec_c2Vjb25kLXNlY3JldC1vZi10aGUtcGxhbnQ=";
    private static final String REFUSED = "whsec_third-secret-of-the-plant";
    private static final List<String> TALKATIVE = List.of("dev.smena", "org.axonframework.commandhandling");

    private final Http http;
    private final Webhooks webhooks;
    private final LoggingSystem logging = LoggingSystem.get(WebhookSecretsIT.class.getClassLoader());

    @Autowired
    JdbcClient jdbc;

    @AutoClose
    private final WebhookReceiver receiver = new WebhookReceiver();

    WebhookSecretsIT(@LocalServerPort int port) {
        this.http = new Http(port);
        this.webhooks = new Webhooks(http);
    }

    @BeforeEach
    void talk() {
        TALKATIVE.forEach(logger -> logging.setLogLevel(logger, LogLevel.TRACE));
    }

    @AfterEach
    void hush() {
        logging.setLogLevel("dev.smena", LogLevel.INFO);
        logging.setLogLevel("org.axonframework.commandhandling", null);
    }

    @Test
    void areNowhere(CapturedOutput log) {
        String webhook = webhooks.subscribe(receiver, Map.of("secret_key", FIRST, "retry_count", 0), "batch_created");
        ShiftTasks.create(http);
        webhooks.only(webhook, "success", 1);
        var rotated = http.patch("/webhooks/" + webhook, Map.of("secret_key", SECOND));
        var refused = http.patch("/webhooks/" + webhook, Map.of("secret_key", REFUSED));
        receiver.behave(answer(500));
        ShiftTasks.create(http);
        Webhooks.got(receiver, 2);
        var removed = http.send("DELETE", "/api/v1/webhooks/" + webhook, null);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(removed.status()).isEqualTo(204);
        for (String secret : List.of(FIRST, SECOND, REFUSED)) {
            assertThat(log.getAll()).as("the log").contains("webhook").doesNotContain(secret);
            assertThat(Stream.of(rotated, refused).map(answer -> answer.raw().body()))
                    .noneMatch(body -> body.contains(secret));
            assertThat(tablesWith(secret)).isEmpty();
        }
        assertThat(tablesWith(webhook)).as("the search finds what there is").contains("events.domain_event");
    }

    private List<String> tablesWith(String text) {
        return jdbc.sql("""
                        select table_schema || '.' || table_name from information_schema.tables
                        where table_schema in ('events', 'command', 'query') and table_type = 'BASE TABLE'""").query(String.class).list().stream()
                .filter(table -> has(table, text))
                .toList();
    }

    /** As a text, or within bytes, which PostgreSQL shows in hex. */
    private boolean has(String table, String text) {
        return jdbc.sql("select exists (select from " + table + " t where position(:text in cast(t as text)) > 0"
                        + " or position(:hex in cast(t as text)) > 0)")
                .param("text", text)
                .param("hex", HexFormat.of().formatHex(text.getBytes(UTF_8)))
                .query(Boolean.class)
                .single();
    }
}

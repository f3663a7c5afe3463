package dev.smena.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** A receiver that hangs costs the others nothing, though it would fill all the room there is for attempts, and more. */
@WithReceivers
@TestPropertySource(properties = {"smena.webhooks.in-flight=50", "smena.webhooks.in-flight-per-subscription=10"})
class HangingReceiverIT {

    private static final int IN_FLIGHT = 10;
    private static final int BACKLOG = 300;
    private static final int EVENTS = 100;

    private final Http http;
    private final Webhooks webhooks;
    private final WaitingRoom room = new WaitingRoom(1);

    @AutoClose
    private final WebhookReceiver hanging = new WebhookReceiver(room);

    HangingReceiverIT(@LocalServerPort int port) {
        this.http = new Http(port);
        this.webhooks = new Webhooks(http);
    }

    @Test
    void delaysNoOther() {
        String dead = webhooks.subscribe(hanging, Map.of("timeout", 60), "batch_created");
        create(BACKLOG);
        await("a full share").atMost(Duration.ofSeconds(60)).until(() -> room.present() == IN_FLIGHT);
        List<WebhookReceiver> others =
                Stream.generate(WebhookReceiver::new).limit(9).toList();
        try {
            others.forEach(receiver -> webhooks.subscribe(receiver, "batch_created"));

            create(EVENTS);

            others.forEach(receiver -> assertThat(Webhooks.got(receiver, EVENTS))
                    .extracting(WebhookReceiver.Request::id)
                    .hasSize(EVENTS)
                    .doesNotHaveDuplicates());
            await("the backlog").atMost(Duration.ofSeconds(60)).until(() -> pending(dead) == BACKLOG + EVENTS);
            assertThat(room.answered()).isZero();
        } finally {
            room.open();
            others.forEach(WebhookReceiver::close);
        }
    }

    private int pending(String webhook) {
        return http.get("/webhooks/" + webhook + "/deliveries?status=pending&limit=1")
                .body()
                .path("total")
                .intValue();
    }

    private void create(int batches) {
        var answer = http.post(
                "/batches", Stream.generate(ShiftTasks::one).limit(batches).toList(), Races.AT_ONCE);
        assertThat(answer.status()).isEqualTo(201);
    }
}

package dev.smena.infra;

import static dev.smena.infra.WebhookReceiver.answer;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.smena.infra.StoredDeliveries.Attempt;
import dev.smena.infra.StoredDeliveries.Delivery;
import dev.smena.infra.WebhookReceiver.Request;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Smena is killed in the middle of its deliveries, again and again, and started again on the same home. */
class WebhookKillIT {

    private static final long SEED = 470_815;
    private static final int KILLS = 5;
    private static final int EVENTS = 1_000;
    private static final int RETRIED_EVENTS = 50;
    private static final int IN_FLIGHT = 10;

    private final Path home = SmenaProcess.newHome();
    private final List<Kill> kills = new ArrayList<>();
    private SmenaProcess smena;

    @AutoClose
    private final WebhookReceiver receiver = new WebhookReceiver();

    /**
     * What the database had when it was over.
     *
     * @param at later than the attempts before it, and by far more than a second earlier than those after it
     */
    private record Kill(Instant at, Map<String, Delivery> deliveries, Set<String> underWay) {

        boolean isBefore(Request request) {
            return Long.parseLong(request.header("webhook-timestamp")) > at.getEpochSecond();
        }

        Delivery delivery(String id) {
            return deliveries.getOrDefault(id, new Delivery("", "", List.of(), false));
        }
    }

    @BeforeEach
    void start() {
        smena = SmenaProcess.start(
                home,
                "--smena.webhooks.allow-private-addresses=true",
                "--smena.webhooks.in-flight-per-subscription=" + IN_FLIGHT,
                "--smena.webhooks.first-retry=1s",
                "--smena.webhooks.longest-retry=2s");
    }

    @AfterEach
    void stop() {
        smena.close();
    }

    @Test
    void eachDeliveryArrivesAndAgainOnlyIfAKillCameBeforeItsRecord() {
        var random = new Random(SEED);
        List<String> webhooks = List.of(subscribe(), subscribe());
        Set<String> batches = create(EVENTS);

        for (int kill = 1; kill <= KILLS; kill++) {
            int enough = receiver.requests().size() + 50 + random.nextInt(250);
            killWhen(() -> receiver.requests().size() >= enough);
        }
        webhooks.forEach(webhook -> awaitSuccess(webhook, EVENTS));

        Map<String, Delivery> deliveries = stored().all();
        assertThat(deliveries.values())
                .as("one for each event and subscription")
                .hasSize(EVENTS * webhooks.size())
                .extracting(delivery -> delivery.webhook() + delivery.data().path("id"))
                .doesNotHaveDuplicates();
        assertThat(deliveries.values())
                .allMatch(Delivery::succeeded)
                .allMatch(delivery -> delivery.attempts().size() == 1)
                .allMatch(
                        delivery -> batches.contains(delivery.data().path("id").stringValue()));
        assertThat(ids(receiver.requests().stream())).isEqualTo(deliveries.keySet());
        assertThat(receiver.requests().stream().collect(groupingBy(Request::id)))
                .allSatisfy((id, requests) -> assertThat(requests)
                        .extracting(Request::body)
                        .containsOnly(Objects.requireNonNull(deliveries.get(id)).body()));
        assertNoneWasNeedlesslySentAgain();
        assertAllIsWell();
    }

    @Test
    void whatWaitsForItsNextAttemptIsTriedAgainAndEachAttemptCounts() {
        receiver.behave(answer(500));
        String webhook = subscribe();
        create(RETRIED_EVENTS);

        killWhen(() -> stored().waiting() == RETRIED_EVENTS);
        await("attempts after the kill")
                .atMost(Duration.ofSeconds(60))
                .until(() -> ids(inRun(1)).size() == RETRIED_EVENTS);
        receiver.behave(answer(200));
        awaitSuccess(webhook, RETRIED_EVENTS);

        Map<String, Delivery> deliveries = stored().all();
        Kill kill = kills.getFirst();
        Map<String, List<Request>> received = receiver.requests().stream().collect(groupingBy(Request::id));
        assertThat(received.keySet()).isEqualTo(deliveries.keySet());
        received.forEach((id, requests) -> {
            List<Attempt> attempts = Objects.requireNonNull(deliveries.get(id)).attempts();
            assertIsInOrder(attempts);
            long before = requests.stream().filter(request -> run(request) == 0).count();
            long unrecorded = before - kill.delivery(id).attempts().size();
            assertThat(unrecorded).isBetween(0L, kill.underWay().contains(id) ? 1L : 0L);
            assertThat(requests).hasSize((int) (attempts.size() + unrecorded));
        });
        assertThat(new Webhooks(smena.http())
                        .deliveries(webhook, "").stream()
                                .collect(toMap(
                                        shown -> shown.path("id").stringValue(),
                                        shown -> shown.path("attempts").intValue())))
                .isEqualTo(deliveries.entrySet().stream()
                        .collect(toMap(
                                Map.Entry::getKey,
                                delivery -> delivery.getValue().attempts().size())));
        assertAllIsWell();
    }

    private static void assertIsInOrder(List<Attempt> attempts) {
        for (int i = 0; i < attempts.size(); i++) {
            assertThat(attempts.get(i).number()).isEqualTo(i + 1);
            if (i > 0) {
                assertThat(attempts.get(i).at())
                        .isAfterOrEqualTo(attempts.get(i - 1).next());
            }
        }
    }

    private String subscribe() {
        return new Webhooks(smena.http()).subscribe(receiver, Map.of("retry_count", 10), "batch_created");
    }

    private Set<String> create(int batches) {
        var answer = smena.http()
                .post(
                        "/batches",
                        Stream.generate(ShiftTasks::one).limit(batches).toList(),
                        Races.AT_ONCE);
        assertThat(answer.status()).isEqualTo(201);
        return answer.body()
                .valueStream()
                .map(batch -> batch.path("id").stringValue())
                .collect(toSet());
    }

    private void killWhen(BooleanSupplier enough) {
        await("the moment of kill %d; seed %d".formatted(kills.size() + 1, SEED))
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(1))
                .until(enough::getAsBoolean);
        smena.kill();
        Instant at = Instant.now();
        stored().awaitEndOf("smena");
        kills.add(new Kill(at, stored().all(), stored().claims().keySet()));
        start();
    }

    private StoredDeliveries stored() {
        return StoredDeliveries.of(smena.postgresUrl());
    }

    /** After how many kills it was sent. */
    private int run(Request request) {
        return (int) kills.stream().filter(kill -> kill.isBefore(request)).count();
    }

    private Stream<Request> inRun(int run) {
        return receiver.requests().stream().filter(request -> run(request) == run);
    }

    private static Set<String> ids(Stream<Request> requests) {
        return requests.map(Request::id).collect(toSet());
    }

    /** One that came again was under way when its run was killed, and had still no record when the later run began. */
    private void assertNoneWasNeedlesslySentAgain() {
        receiver.requests().stream().collect(groupingBy(Request::id)).forEach((id, requests) -> {
            List<Integer> runs = requests.stream().map(this::run).toList();
            String what = "runs in which %s was sent, %s; seed %d".formatted(id, runs, SEED);
            assertThat(runs).as(what).isSorted().doesNotHaveDuplicates();
            for (int i = 1; i < runs.size(); i++) {
                assertThat(kills.get(runs.get(i - 1)).underWay()).as(what).contains(id);
                assertThat(kills.get(runs.get(i) - 1).delivery(id).succeeded())
                        .as(what)
                        .isFalse();
            }
        });
        assertThat(kills)
                .allSatisfy(kill -> assertThat(kill.underWay().stream()
                                .collect(groupingBy(id -> kill.delivery(id).webhook(), counting()))
                                .values())
                        .allMatch(claimed -> claimed <= IN_FLIGHT));
    }

    private void awaitSuccess(String webhook, int deliveries) {
        String path = "/webhooks/" + webhook + "/deliveries?limit=1";
        await("success of all; seed " + SEED).atMost(Duration.ofSeconds(90)).until(() -> {
            JsonNode succeeded = smena.http().get(path + "&status=success").body();
            return succeeded.path("total").intValue() == deliveries;
        });
        assertThat(smena.http().get(path).body().path("total").intValue()).isEqualTo(deliveries);
    }

    private void assertAllIsWell() {
        stored().awaitNothingLeft();
        String readiness = "/actuator/health/readiness";
        await("readiness")
                .atMost(Duration.ofSeconds(60))
                .until(() -> smena.http().send("GET", readiness, null).status() == 200);
    }
}

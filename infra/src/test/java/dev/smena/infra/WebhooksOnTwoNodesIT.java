package dev.smena.infra;

import static dev.smena.infra.WebhookReceiver.answer;
import static java.util.function.Function.identity;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.smena.infra.StoredDeliveries.Delivery;
import dev.smena.infra.WebhookReceiver.Request;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two nodes over one database share the deliveries: each is one node's, and another's only if that has been killed. */
class WebhooksOnTwoNodesIT {

    private static final String KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
    private static final int RECEIVERS = 3;
    private static final int SHARE = 10;

    /** More than half of all shares, but not all of them: one node leaves some to the other, which could take too many. */
    private static final int MOST_OF_A_NODE = 20;

    private static final int FEW = 5;
    private static final int EVENTS = 34 * FEW;

    private final List<WaitingRoom> rooms =
            Stream.generate(() -> new WaitingRoom(FEW)).limit(RECEIVERS).toList();
    private final List<WebhookReceiver> receivers =
            rooms.stream().map(WebhookReceiver::new).toList();
    private SmenaProcess first;
    private SmenaProcess second;
    private String firstNode;
    private StoredDeliveries stored;
    private ClaimLog claims;

    @BeforeEach
    void start() {
        first = SmenaProcess.start(SmenaProcess.newHome(), settings());
        String database = first.postgresUrl();
        stored = StoredDeliveries.of(database);
        claims = ClaimLog.begin(database);
        patiently("one node").until(() -> claims.nodes().size() == 1);
        firstNode = claims.nodes().keySet().iterator().next();
        second = SmenaProcess.start(
                SmenaProcess.newHome(),
                settings("--spring.datasource.url=" + database, "--spring.datasource.username=postgres"));
        patiently("two nodes").until(() -> claims.nodes().size() == 2);
    }

    private static String[] settings(String... more) {
        var common = Stream.of(
                "--smena.webhooks.allow-private-addresses=true",
                "--smena.webhooks.encryption-key=" + KEY,
                "--smena.webhooks.in-flight-per-subscription=" + SHARE,
                "--smena.webhooks.in-flight=" + MOST_OF_A_NODE);
        return Stream.concat(common, Stream.of(more)).toArray(String[]::new);
    }

    /** The second first: its database lives in the other's home. */
    @AfterEach
    void stop() {
        rooms.forEach(WaitingRoom::open);
        second.close();
        first.close();
        receivers.forEach(WebhookReceiver::close);
    }

    @Test
    void eachDeliveryIsMadeByOneOfThemAndTogetherTheyKeepToEachSubscriptionsShare() {
        receivers.forEach(this::subscribe);
        create();

        patiently("full shares")
                .until(() -> rooms.stream().mapToInt(WaitingRoom::present).sum() >= RECEIVERS * SHARE);
        claims.awaitLooksOfAllNodes();
        assertThat(rooms).extracting(WaitingRoom::present).containsOnly(SHARE);
        assertThat(stored.claims().values())
                .hasSize(RECEIVERS * SHARE)
                .containsAll(claims.nodes().keySet());
        rooms.forEach(WaitingRoom::open);
        patiently("all deliveries")
                .until(() -> receivers.stream()
                        .allMatch(receiver -> receiver.requests().size() >= EVENTS));
        stored.awaitNothingLeft();

        assertThat(receivers)
                .allSatisfy(receiver -> assertThat(receiver.requests())
                        .hasSize(EVENTS)
                        .extracting(Request::id)
                        .doesNotHaveDuplicates());
        assertThat(rooms).extracting(WaitingRoom::most).containsOnly(SHARE);
        assertThat(claims.claimants().values()).hasSize(RECEIVERS * EVENTS).allMatch(nodes -> nodes.size() == 1);
        assertThat(stored.all().values()).hasSize(RECEIVERS * EVENTS).allMatch(Delivery::succeeded);
    }

    @Test
    void whatAKilledNodeHadBegunIsDoneByTheOther() {
        WebhookReceiver receiver = receivers.getFirst();
        WaitingRoom room = rooms.getFirst();
        subscribe(receiver);
        create();
        patiently("a full share").until(() -> room.present() == SHARE);
        Map<String, String> held = stored.claims();
        String victim = mostFrequent(held.values());
        List<String> lost = held.entrySet().stream()
                .filter(claim -> claim.getValue().equals(victim))
                .map(Map.Entry::getKey)
                .toList();

        receiver.behave(answer(200));
        (victim.equals(firstNode) ? first : second).kill();
        patiently("what is left").until(() -> receiver.requests().size() >= EVENTS + lost.size());
        room.open();
        stored.awaitNothingLeft();

        Map<String, Delivery> deliveries = stored.all();
        assertThat(deliveries).hasSize(EVENTS);
        assertThat(receiver.requests().stream().collect(groupingBy(Request::id)))
                .hasSize(EVENTS)
                .allSatisfy((id, requests) -> assertThat(requests)
                        .hasSize(lost.contains(id) ? 2 : 1)
                        .extracting(Request::body)
                        .containsOnly(Objects.requireNonNull(deliveries.get(id)).body()));
        String survivor = claims.nodes().keySet().stream()
                .filter(node -> !node.equals(victim))
                .findFirst()
                .orElseThrow();
        assertThat(claims.claimants())
                .allSatisfy((id, nodes) -> assertThat(nodes)
                        .isEqualTo(
                                lost.contains(id)
                                        ? List.of(victim, survivor)
                                        : List.of(held.getOrDefault(id, survivor))));
        assertThat(deliveries.values()).allMatch(Delivery::succeeded);
    }

    private static String mostFrequent(Collection<String> values) {
        return values.stream().collect(groupingBy(identity(), counting())).entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
    }

    private void subscribe(WebhookReceiver receiver) {
        new Webhooks(first.http()).subscribe(receiver, Map.of("timeout", 60), "batch_created");
    }

    private void create() {
        var answer = first.http()
                .post("/batches", Stream.generate(ShiftTasks::one).limit(EVENTS).toList(), Races.AT_ONCE);
        assertThat(answer.status()).isEqualTo(201);
    }

    private static ConditionFactory patiently(String what) {
        return await(what).atMost(Duration.ofSeconds(60));
    }
}

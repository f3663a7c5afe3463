package dev.smena.command.deliveries;

import static dev.smena.command.deliveries.DeliveryTables.NOON;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.smena.command.database.Database;
import dev.smena.events.DeliveryId;
import dev.smena.events.WebhookId;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Nodes that want deliveries at the same moment, each over a connection of its own. */
class RacingClaimsTest {

    private static final int NODES = 4;
    private static final int SUBSCRIPTIONS = 5;
    private static final int EACH = 40;
    private static final int ROUNDS = 20;

    private final DeliveryTables tables = new DeliveryTables();
    private final List<SingleConnectionDataSource> connections = new ArrayList<>();
    private final CyclicBarrier together = new CyclicBarrier(NODES);
    private final ExecutorService threads = Executors.newFixedThreadPool(NODES);

    @BeforeEach
    void connect() throws SQLException {
        for (int node = 0; node < NODES; node++) {
            connections.add(
                    new SingleConnectionDataSource(Database.connections().getConnection(), true));
        }
    }

    @AfterEach
    void disconnect() {
        threads.shutdownNow();
        connections.forEach(SingleConnectionDataSource::destroy);
    }

    @Test
    void noDeliveryIsTakenTwiceAndAllAreTaken() throws Exception {
        List<DeliveryId> due = deliveries();
        List<Claims> nodes = nodes(EACH);

        var taken = new ArrayList<DeliveryId>();
        for (int round = 0; round < ROUNDS; round++) {
            taken.addAll(allAtOnce(nodes, 3));
        }
        taken.addAll(take(nodes.getFirst(), due.size()));

        assertThat(taken).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(due);
    }

    @Test
    void noSubscriptionHasMoreThanItsShareUnderWay() throws Exception {
        deliveries();
        List<Claims> nodes = nodes(3);

        for (int round = 0; round < ROUNDS; round++) {
            allAtOnce(nodes, 7);
            assertThat(mostUnderWay()).isBetween(1, 3);
            nodes.forEach(Claims::end);
        }
    }

    private List<DeliveryId> deliveries() {
        List<WebhookId> webhooks =
                Stream.generate(tables::webhook).limit(SUBSCRIPTIONS).toList();
        return IntStream.range(0, SUBSCRIPTIONS * EACH)
                .mapToObj(i -> tables.due(webhooks.get(i % SUBSCRIPTIONS), NOON.plusSeconds(i)))
                .toList();
    }

    private List<Claims> nodes(int share) {
        var settings =
                new DeliverySettings(Duration.ofSeconds(30), Duration.ofHours(4), Duration.ofDays(5), share, 1_000);
        return connections.stream()
                .map(connection -> new Claims(JdbcClient.create(connection), settings))
                .toList();
    }

    private List<DeliveryId> allAtOnce(List<Claims> nodes, int most) throws Exception {
        List<Future<List<DeliveryId>>> takers = nodes.stream()
                .map(node -> threads.submit(() -> {
                    together.await(20, SECONDS);
                    return take(node, most);
                }))
                .toList();
        var taken = new ArrayList<DeliveryId>();
        for (var taker : takers) {
            taken.addAll(taker.get(20, SECONDS));
        }
        return taken;
    }

    private static List<DeliveryId> take(Claims node, int most) {
        return node.take(most).stream().map(Claim::deliveryId).toList();
    }

    private int mostUnderWay() {
        return tables.jdbc.sql("""
                        select max(underway) from (
                            select count(*) as underway from command.webhook_delivery
                            where claimed_by is not null group by webhook_id) as each""").query(Integer.class).single();
    }
}

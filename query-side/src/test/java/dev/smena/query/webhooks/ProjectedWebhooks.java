package dev.smena.query.webhooks;

import dev.smena.events.DeliveryEvent;
import dev.smena.events.DeliveryId;
import dev.smena.events.DomainEvent;
import dev.smena.events.WebhookEvent;
import dev.smena.query.QueryTables;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The projection on empty tables, fed as a processor feeds it. */
final class ProjectedWebhooks {

    final WebhookQueries webhooks;
    final DeliveryQueries deliveries;
    final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final WebhookProjection projection;
    private final Map<Object, Long> sequences = new HashMap<>();

    ProjectedWebhooks() {
        var database = QueryTables.emptied();
        var named = new NamedParameterJdbcTemplate(database);
        jdbc = JdbcClient.create(named);
        transaction = new TransactionTemplate(new JdbcTransactionManager(database));
        var rows = new WebhookRows(named);
        webhooks = new WebhookQueries(jdbc, rows);
        deliveries = new DeliveryQueries(jdbc);
        projection = new WebhookProjection(rows, new WebhookDeliveryRows(named), new DeliveryCounts(named));
    }

    /** An event with its number within its subscription or delivery. */
    record Numbered(DomainEvent event, long sequence) {}

    /** The next events, each with the number that follows. */
    List<Numbered> numbered(DomainEvent... events) {
        return Stream.of(events)
                .map(event -> new Numbered(event, sequences.merge(owner(event), 0L, (last, none) -> last + 1)))
                .toList();
    }

    /** As one unit of work. */
    void together(DomainEvent... events) {
        together(numbered(events));
    }

    void oneByOne(DomainEvent... events) {
        numbered(events).forEach(one -> together(List.of(one)));
    }

    void together(List<Numbered> events) {
        transaction.executeWithoutResult(open -> {
            var work = DefaultUnitOfWork.startAndGet(GenericEventMessage.asEventMessage("batch of events"));
            events.forEach(this::tell);
            work.commit();
        });
    }

    DeliveryView find(DeliveryId id) {
        return deliveries.findDelivery(WebhookFacts.WEBHOOK, id).orElseThrow();
    }

    Map<String, List<Map<String, Object>>> rows() {
        return Map.of(
                "webhook", rows("select id, url, is_active, version from query.webhook order by id"),
                "delivery", rows("select * from query.webhook_delivery order by id"),
                "count", rows("select * from query.webhook_delivery_count order by webhook_id, event_type, status"));
    }

    private void tell(Numbered one) {
        if (one.event() instanceof WebhookEvent event) {
            projection.on(event, one.sequence());
        } else if (one.event() instanceof DeliveryEvent event) {
            projection.on(event, one.sequence());
        }
    }

    private static Object owner(DomainEvent event) {
        return event instanceof DeliveryEvent delivery ? delivery.deliveryId() : ((WebhookEvent) event).webhookId();
    }

    private List<Map<String, Object>> rows(String select) {
        return jdbc.sql(select).query().listOfRows();
    }
}

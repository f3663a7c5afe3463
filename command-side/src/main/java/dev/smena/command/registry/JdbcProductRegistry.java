package dev.smena.command.registry;

import dev.smena.events.BatchId;
import dev.smena.events.RefusedCode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.UUID;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/**
 * The registry in table {@code command.product_code}: one set-based statement a command, and a second one only to tell
 * why codes were left alone. Codes are bound in sorted order, so that two registrations wait for each other in one order; other deadlocks are broken
 * by PostgreSQL and the command is sent again.
 */
@Component
class JdbcProductRegistry implements ProductRegistry {

    private static final String REGISTER = """
            insert into command.product_code (code, batch_id)
            select * from unnest(:codes, cast(:batches as uuid[]))
            on conflict (code) do nothing
            returning code""";

    private static final String AGGREGATE = """
            update command.product_code set aggregated_at = :at
            where code = any(:codes) and batch_id = :batch and aggregated_at is null
            returning code""";

    private static final String DISAGGREGATE = """
            update command.product_code set aggregated_at = null
            where code = any(:codes) and batch_id = :batch and aggregated_at is not null
            returning code""";

    private static final String LOOK = """
            select code, batch_id, aggregated_at from command.product_code where code = any(:codes)""";

    private final JdbcClient jdbc;

    JdbcProductRegistry(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Map<String, RefusedCode> register(Map<String, BatchId> batches) {
        var sorted = new TreeMap<>(batches);
        String[] ids = sorted.values().stream().map(BatchId::toString).toArray(String[]::new);
        return change(jdbc.sql(REGISTER).param("batches", ids), sorted, RefusedCode.ALREADY_REGISTERED);
    }

    @Override
    public Map<String, RefusedCode> aggregate(BatchId batch, Collection<String> codes, Instant at) {
        var update = jdbc.sql(AGGREGATE).param("at", at.atOffset(ZoneOffset.UTC));
        return change(update, batch, codes, RefusedCode.ALREADY_AGGREGATED);
    }

    @Override
    public Map<String, RefusedCode> disaggregate(BatchId batch, Collection<String> codes) {
        return change(jdbc.sql(DISAGGREGATE), batch, codes, RefusedCode.NOT_AGGREGATED);
    }

    private Map<String, RefusedCode> change(
            StatementSpec change, BatchId batch, Collection<String> codes, String whyNot) {
        var sorted = new TreeMap<String, BatchId>();
        codes.forEach(code -> sorted.put(code, batch));
        return change(change.param("batch", batch.value()), sorted, whyNot);
    }

    /** @param left the codes with the batch each is said to belong to */
    private Map<String, RefusedCode> change(StatementSpec change, NavigableMap<String, BatchId> left, String whyNot) {
        change.param("codes", left.keySet().toArray(String[]::new))
                .query(String.class)
                .list()
                .forEach(left::remove);
        return left.isEmpty() ? Map.of() : explain(left, whyNot);
    }

    private Map<String, RefusedCode> explain(Map<String, BatchId> left, String whyNot) {
        var refused = new HashMap<String, RefusedCode>();
        left.keySet().forEach(code -> refused.put(code, RefusedCode.of(code, RefusedCode.NOT_FOUND)));
        jdbc.sql(LOOK)
                .param("codes", left.keySet().toArray(String[]::new))
                .query((row, n) -> refusal(
                        row.getString("code"),
                        new BatchId(row.getObject("batch_id", UUID.class)).equals(left.get(row.getString("code"))),
                        row.getObject("aggregated_at", OffsetDateTime.class),
                        whyNot))
                .list()
                .forEach(refusal -> refused.put(refusal.code(), refusal));
        return refused;
    }

    private static RefusedCode refusal(String code, boolean own, @Nullable OffsetDateTime aggregatedAt, String whyNot) {
        if (!own) {
            return RefusedCode.of(code, RefusedCode.ATTACHED_TO_ANOTHER_BATCH);
        }
        if (!whyNot.equals(RefusedCode.ALREADY_AGGREGATED)) {
            return RefusedCode.of(code, whyNot);
        }
        if (aggregatedAt == null) {
            throw new ConcurrencyException("Another node changed code " + code + " meanwhile");
        }
        return new RefusedCode(code, whyNot, aggregatedAt.toInstant());
    }
}

package dev.smena.infra.rebuild;

import dev.smena.infra.readmodel.ReadGroup;
import dev.smena.infra.readmodel.ReadModel;
import dev.smena.infra.roles.OnRole;
import dev.smena.infra.roles.Role;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The tables that are read, and how far the projection that writes them is, which is committed with them. */
@Component
@OnRole(Role.COMMAND)
class LiveTables {

    private final ReadModel readModel;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;

    LiveTables(ReadModel readModel, JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.readModel = readModel;
        this.jdbc = jdbc;
        this.transactions = new TransactionTemplate(transactions);
    }

    /** How far the projection is by what this connection sees. */
    Place place(ReadGroup group, JdbcClient seenBy) {
        return Place.of(readModel.tokenOf(group, seenBy));
    }

    /**
     * As {@link #place}, and the first that its transaction sees; that sees the tables as they are at that place. They are
     * held still meanwhile, by another transaction.
     */
    Place placeOfSnapshot(ReadGroup group, JdbcClient seenBy) {
        Place[] seen = {Place.START};
        transactions.executeWithoutResult(held -> {
            holdStill(group, jdbc);
            seen[0] = place(group, seenBy);
        });
        return seen[0];
    }

    /**
     * Keeps the projection from writing until the transaction ends, and nobody from reading. Waits for more than a second,
     * after which PostgreSQL ends an automatic vacuum that is in the way.
     */
    void holdStill(ReadGroup group, JdbcClient by) {
        lock(group, "share row exclusive", "1500ms", by);
    }

    /**
     * Keeps everybody from the tables until the transaction ends, at once: whoever had let others read first would wait for
     * a projection that has read and waits to write. Waits for each table no longer than half of the second after which
     * PostgreSQL looks for deadlocks and might end a reader of several tables.
     */
    void shutOut(ReadGroup group, JdbcClient by) {
        lock(group, "access exclusive", "500ms", by);
    }

    private static void lock(ReadGroup group, String mode, String patience, JdbcClient by) {
        by.sql("set local lock_timeout = '" + patience + "'").update();
        String tables = group.tables().stream().map(table -> "query." + table).collect(Collectors.joining(", "));
        by.sql("lock table " + tables + " in " + mode + " mode").update();
    }

    /**
     * Forgets what the projection has parked so far. All of it lies before a place that is asked for afterwards; what is
     * parked after that lies behind it, and stays.
     */
    void forgetParked(ReadGroup group, JdbcClient by) {
        by.sql("delete from events.dead_letter where processing_group = :group")
                .param("group", group.processor())
                .update();
    }

    /** Puts a copy's tables in the place of those that this transaction has for itself. */
    void replace(ReadGroup group, String schema, JdbcClient by) {
        String replaced = schema + "_replaced";
        by.sql("create schema " + replaced).update();
        for (String table : group.tables()) {
            by.sql("alter table query." + table + " set schema " + replaced).update();
            by.sql("alter table " + schema + "." + table + " set schema query").update();
        }
        by.sql("drop schema " + replaced + " cascade").update();
        by.sql("set local synchronous_commit = on").update();
    }
}

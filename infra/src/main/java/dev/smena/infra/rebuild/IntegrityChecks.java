package dev.smena.infra.rebuild;

import static org.springframework.transaction.TransactionDefinition.ISOLATION_REPEATABLE_READ;

import dev.smena.command.maintenance.Findings;
import dev.smena.command.maintenance.Maintenance;
import dev.smena.command.tasks.CannotBeDone;
import dev.smena.command.tasks.Paused;
import dev.smena.command.tasks.Progress;
import dev.smena.events.TaskId;
import dev.smena.events.TaskKind;
import dev.smena.infra.readmodel.ReadGroup;
import dev.smena.infra.rebuild.RebuildRow.Phase;
import dev.smena.infra.roles.OnRole;
import dev.smena.infra.roles.Role;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/**
 * Proves of every projection that its tables are what the events say, and of every code that the registry is, by projecting
 * all events anew: each projection at one moment.
 */
@Component
@OnRole(Role.COMMAND)
class IntegrityChecks implements Maintenance {

    private static final String ALL = "all";

    private final Copies copies;
    private final LiveTables live;

    IntegrityChecks(Copies copies, LiveTables live) {
        this.copies = copies;
        this.live = live;
    }

    @Override
    public TaskKind kind() {
        return TaskKind.INTEGRITY;
    }

    @Override
    public Set<String> subjects() {
        return Set.of(ALL);
    }

    @Override
    public Findings carryOut(TaskId task, String all, Progress progress) throws CannotBeDone, Paused {
        Findings found = Findings.NONE;
        for (ReadGroup group : ReadGroup.values()) {
            found = found.and(copies.with(name(group), group, task, copy -> check(group, copy, progress)));
        }
        return found;
    }

    private void check(ReadGroup group, Copy copy, Progress progress) throws CannotBeDone, Paused {
        if (copy.state().phase() != Phase.DONE) {
            copy.follow(() -> live.place(group, copy.jdbc()), ofAll(group, progress));
            copy.attempt(ISOLATION_REPEATABLE_READ, () -> compare(group, copy));
        }
    }

    /** Each projection goes through about as many events. */
    private static Progress ofAll(ReadGroup group, Progress progress) {
        return (current, total) -> progress.made(group.ordinal() * total + current, ReadGroup.values().length * total);
    }

    /** The registry is as far as the events are, which may be further than the read model is. */
    private void compare(ReadGroup group, Copy copy) {
        var comparison = new Comparison(copy);
        copy.catchUp(live.placeOfSnapshot(group, copy.jdbc()));
        comparison.withLive(group);
        if (group == ReadGroup.BATCH) {
            copy.catchUp(lastEvent(copy));
            comparison.withRegistry();
        }
        copy.save(comparison.addTo(copy.state()).done());
    }

    /** As this transaction sees it: for it nothing is missing any more. */
    private static Place lastEvent(Copy copy) {
        long last = copy.jdbc()
                .sql("select coalesce(max(global_index), 0) from events.domain_event")
                .query(Long.class)
                .single();
        return new Place(Math.max(last, copy.state().place().position()), new TreeSet<>());
    }

    @Override
    public void cleanUp(TaskId task, String all) {
        for (ReadGroup group : ReadGroup.values()) {
            copies.drop(name(group), task);
        }
    }

    private static String name(ReadGroup group) {
        return "integrity_" + group.processor();
    }
}

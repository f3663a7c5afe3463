package dev.smena.infra.rebuild;

import static org.springframework.transaction.TransactionDefinition.ISOLATION_READ_COMMITTED;
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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Rebuilds of projections without downtime: a copy follows the live projection until it has come as far, is compared with
 * it and takes its place. It never runs ahead of the live one, whose token remains the token of what is read.
 */
@Component
@OnRole(Role.COMMAND)
class Rebuilds implements Maintenance {

    private final Copies copies;
    private final LiveTables live;

    Rebuilds(Copies copies, LiveTables live) {
        this.copies = copies;
        this.live = live;
    }

    @Override
    public TaskKind kind() {
        return TaskKind.REBUILD;
    }

    @Override
    public Set<String> subjects() {
        return Stream.of(ReadGroup.values()).map(ReadGroup::processor).collect(Collectors.toSet());
    }

    @Override
    public Findings carryOut(TaskId task, String projection, Progress progress) throws CannotBeDone, Paused {
        ReadGroup group = ReadGroup.named(projection);
        return copies.with(projection, group, task, copy -> {
            while (copy.state().phase() != Phase.DONE) {
                copy.follow(() -> live.place(group, copy.jdbc()), progress);
                if (copy.state().phase() == Phase.BUILDING) {
                    copy.attempt(ISOLATION_REPEATABLE_READ, () -> compare(group, copy));
                } else {
                    copy.attempt(ISOLATION_READ_COMMITTED, () -> swap(group, copy));
                }
            }
        });
    }

    /** What it adds to the copy its transaction sees, and the live tables as they are at the same place. */
    private void compare(ReadGroup group, Copy copy) {
        copy.catchUp(live.placeOfSnapshot(group, copy.jdbc()));
        var comparison = new Comparison(copy);
        comparison.withLive(group);
        copy.save(comparison.addTo(copy.state()));
    }

    private void swap(ReadGroup group, Copy copy) {
        live.shutOut(group, copy.jdbc());
        live.forgetParked(group, copy.jdbc());
        copy.catchUp(live.place(group, copy.jdbc()));
        live.replace(group, copy.schema(), copy.jdbc());
        copy.save(copy.state().done());
    }

    @Override
    public void cleanUp(TaskId task, String projection) {
        copies.drop(projection, task);
    }
}

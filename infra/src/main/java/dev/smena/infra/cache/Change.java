package dev.smena.infra.cache;

import dev.smena.infra.cache.Marks.Doubt;
import dev.smena.infra.readmodel.ReadGroup;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/**
 * What one transaction changes. Before it commits, what depends on that is put in doubt, and afterwards all made so far is
 * void: in between, and if the node dies there, readers turn to the database.
 */
final class Change {

    private final ReadGroup group;
    private final Epochs epochs;
    private final Epoch epoch;
    private final Marks marks;
    private final Set<String> changed = new HashSet<>();
    private final Doubt doubt = new Doubt(UUID.randomUUID().toString(), changed);
    private long entered;
    private boolean told;

    Change(ReadGroup group, Epochs epochs, Marks marks) {
        this.group = group;
        this.epochs = epochs;
        this.epoch = epochs.of(group);
        this.marks = marks;
    }

    void add(String mark) {
        changed.add(mark);
    }

    void begin() {
        if (changed.isEmpty()) {
            return;
        }
        entered = epoch.enter();
        if (!epoch.isOver() || !epochs.isProjectedHere(group)) {
            tell();
        }
    }

    private void tell() {
        try {
            marks.begin(doubt);
            told = true;
        } catch (RedisFailure e) {
            lost(e);
            if (!epochs.isProjectedHere(group)) {
                throw new IllegalStateException("The cache cannot be told, for whom another node vouches", e);
            }
            epoch.end();
        }
    }

    void end() {
        if (entered == 0) {
            return;
        }
        try {
            if (told) {
                marks.end(doubt);
            }
        } catch (RedisFailure e) {
            lost(e);
        } finally {
            epoch.leave(entered);
        }
    }

    private void lost(RedisFailure failure) {
        epoch.leaveInDoubt(doubt);
        epochs.lost(failure);
    }
}

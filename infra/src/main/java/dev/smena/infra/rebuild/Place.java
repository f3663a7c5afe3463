package dev.smena.infra.rebuild;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.jspecify.annotations.Nullable;

/**
 * How far the event stream has been read.
 *
 * @param position of the last event read, 0 if none
 * @param gaps positions before it that had no event then, and may get one
 */
record Place(long position, SortedSet<Long> gaps) {

    static final Place START = new Place(0, new TreeSet<>());

    /** @param token null before the first event */
    static Place of(@Nullable GapAwareTrackingToken token) {
        return token == null ? START : new Place(Math.max(0, token.getIndex()), new TreeSet<>(token.getGaps()));
    }

    /** After what was missing before has been read, where it is not missing still at the other place. */
    Place withGapsFilled(Place other) {
        var left = new TreeSet<>(gaps);
        left.retainAll(other.gaps());
        return new Place(position, left);
    }

    /** After all up to this position, on the way to the other place, has been read. */
    Place at(long read, Place other) {
        var left = new TreeSet<>(gaps);
        left.addAll(other.gaps().headSet(read));
        return new Place(read, left);
    }

    Long[] gapArray() {
        return gaps.toArray(Long[]::new);
    }

    static Place of(long position, List<Long> gaps) {
        return new Place(position, new TreeSet<>(gaps));
    }
}

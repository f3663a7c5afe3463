package dev.smena.infra.projections;

import dev.smena.infra.groups.GroupState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a projection is.
 *
 * @param position of the last event it has read
 * @param head position of the last event there is
 * @param lag how many positions lie between
 * @param replaying whether a rebuild is under way
 * @param progress percent of all events read, with two decimals: by the rebuild if there is one
 * @param etaSeconds until it, or the rebuild if there is one, has read all there are now, by its speed so far or of the last
 *     minute; null if that is not known, 0 without a rebuild and a lag
 * @param deadLetters how many events are parked
 * @param error of the last failure on this node, as long as it fails and no other node does the work
 */
record ProjectionView(
        String name,
        GroupState status,
        long position,
        long head,
        long lag,
        boolean replaying,
        double progress,
        @Nullable Long etaSeconds,
        List<SegmentView> segments,
        long deadLetters,
        @Nullable String error) {

    /** @param owner the node that projects this part, if any @param seenAt when it last said so */
    record SegmentView(
            int segment, @Nullable String owner, @Nullable Instant seenAt) {}
}

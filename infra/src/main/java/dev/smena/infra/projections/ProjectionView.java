package dev.smena.infra.projections;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a projection is.
 *
 * @param status {@code RUNNING}, {@code FAILING} on this node at present, or {@code STOPPED} if no node projects it
 * @param position of the last event it has read
 * @param head position of the last event there is
 * @param lag how many positions lie between
 * @param replaying whether a rebuild is under way
 * @param progress percent of all events read, with two decimals: by the rebuild if there is one
 * @param etaSeconds until the rebuild has read them all; null if that cannot be told, 0 without a rebuild and a lag
 * @param deadLetters how many events are parked
 * @param error of the last failure on this node, as long as it fails
 */
record ProjectionView(
        String name,
        String status,
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

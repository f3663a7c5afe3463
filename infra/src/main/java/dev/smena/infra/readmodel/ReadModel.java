package dev.smena.infra.readmodel;

import dev.smena.infra.groups.GroupStates;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.WrappedToken;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How far the projections have read the event stream, on this node or, where others project, by their tokens. */
@Component
public class ReadModel {

    private final Progress progress;
    private final GroupStates states;
    private final TokenTable tokens;

    ReadModel(Progress progress, GroupStates states, TokenTable tokens) {
        this.progress = progress;
        this.states = states;
        this.tokens = tokens;
    }

    /**
     * Waits until all groups have read every event up to this global position that is visible; false if that took too
     * long.
     */
    public boolean await(long position, Duration atMost) {
        return await(Set.of(ReadGroup.values()), position, atMost);
    }

    /** As {@link #await(long, Duration)}, for some groups. */
    boolean await(Set<ReadGroup> groups, long position, Duration atMost) {
        return progress.await(() -> groups.stream().allMatch(group -> hasReached(group, position)), atMost);
    }

    private boolean hasReached(ReadGroup group, long position) {
        if (position < 1) {
            return true;
        }
        Map<Integer, EventTrackerStatus> local = states.onThisNode(group.processor());
        return GroupStates.ownsAllSegments(local.values())
                ? local.values().stream().allMatch(status -> covers(status.getTrackingToken(), position))
                : allNodesHaveReached(group, position);
    }

    /** Whether this node has taken up every part of the work. */
    public boolean isProjectedHere(ReadGroup group) {
        return GroupStates.ownsAllSegments(states.onThisNode(group.processor()).values());
    }

    /** How far a group is by what this connection sees; null before its first event. */
    public @Nullable GapAwareTrackingToken tokenOf(ReadGroup group, JdbcClient connection) {
        return tokens.read(group, connection).stream()
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(null);
    }

    private static boolean covers(@Nullable TrackingToken token, long position) {
        return Optional.ofNullable(token)
                .flatMap(read -> WrappedToken.unwrap(read, GapAwareTrackingToken.class))
                .filter(read -> read.getIndex() >= position && !read.getGaps().contains(position))
                .isPresent();
    }

    private boolean allNodesHaveReached(ReadGroup group, long position) {
        List<Optional<GapAwareTrackingToken>> parts = tokens.recent(group);
        return !parts.isEmpty() && parts.stream().allMatch(token -> covers(token.orElse(null), position));
    }
}

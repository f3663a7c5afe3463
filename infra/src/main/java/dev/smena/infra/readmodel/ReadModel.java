package dev.smena.infra.readmodel;

import dev.smena.infra.groups.GroupStates;
import dev.smena.infra.groups.StoredTokens;
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

    private static final String TOKENS = "select token, token_type from events.token where processor_name = :processor";

    private final Progress progress;
    private final GroupStates states;
    private final JdbcClient jdbc;
    private final StoredTokens tokens;

    ReadModel(Progress progress, GroupStates states, JdbcClient jdbc, StoredTokens tokens) {
        this.progress = progress;
        this.states = states;
        this.jdbc = jdbc;
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
        return connection
                .sql(TOKENS)
                .param("processor", group.processor())
                .query((row, n) -> Optional.ofNullable(tokens.read(row.getBytes("token"), row.getString("token_type"))))
                .single()
                .orElse(null);
    }

    private static boolean covers(@Nullable TrackingToken token, long position) {
        return Optional.ofNullable(token)
                .flatMap(read -> WrappedToken.unwrap(read, GapAwareTrackingToken.class))
                .filter(read -> read.getIndex() >= position && !read.getGaps().contains(position))
                .isPresent();
    }

    private boolean allNodesHaveReached(ReadGroup group, long position) {
        List<Boolean> reached = jdbc.sql(TOKENS)
                .param("processor", group.processor())
                .query((row, n) -> covers(tokens.read(row.getBytes("token"), row.getString("token_type")), position))
                .list();
        return !reached.isEmpty() && !reached.contains(false);
    }
}

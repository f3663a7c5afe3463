package dev.smena.infra.readmodel;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.WrappedToken;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How far the projections have read the event stream, on this node or, where others project, by their tokens. */
@Component
public class ReadModel {

    private static final String CLAIMED = """
            select count(*) > 0
                and bool_and(owner is not null and cast(time_stamp as timestamptz) > now() - interval '10 seconds')
            from events.token where processor_name = :processor""";

    private final EventProcessingConfiguration processors;
    private final Progress progress;
    private final TokenTable tokens;
    private final JdbcClient jdbc;

    ReadModel(@Lazy EventProcessingConfiguration processors, Progress progress, TokenTable tokens, JdbcClient jdbc) {
        this.processors = processors;
        this.progress = progress;
        this.tokens = tokens;
        this.jdbc = jdbc;
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
        Map<Integer, EventTrackerStatus> local = statusOnThisNode(group);
        return ownsAllSegments(local.values())
                ? local.values().stream().allMatch(status -> covers(status.getTrackingToken(), position))
                : allNodesHaveReached(group, position);
    }

    /** {@code FAILING} if this node does at present, {@code STOPPED} if no node projects it, else {@code RUNNING}. */
    public String statusOf(ReadGroup group) {
        return progress.errorOf(group).isPresent() ? "FAILING" : isProjected(group) ? "RUNNING" : "STOPPED";
    }

    /** Of this node's last failure to project it, as long as it fails. */
    public Optional<String> errorOf(ReadGroup group) {
        return progress.errorOf(group);
    }

    /** Whether this node or another has taken up every part of the work and is alive: it renews its claims each second. */
    boolean isProjected(ReadGroup group) {
        return isProjectedHere(group)
                || jdbc.sql(CLAIMED)
                        .param("processor", group.processor())
                        .query(Boolean.class)
                        .single();
    }

    /** Whether this node has taken up every part of the work. */
    public boolean isProjectedHere(ReadGroup group) {
        return ownsAllSegments(statusOnThisNode(group).values());
    }

    private Map<Integer, EventTrackerStatus> statusOnThisNode(ReadGroup group) {
        return processors
                .eventProcessor(group.processor(), StreamingEventProcessor.class)
                .map(StreamingEventProcessor::processingStatus)
                .orElse(Map.of());
    }

    /** Segments halve the work with each bit of their mask; together they are one whole. */
    static boolean ownsAllSegments(Collection<EventTrackerStatus> status) {
        return status.stream()
                        .map(EventTrackerStatus::getSegment)
                        .mapToDouble(ReadModel::share)
                        .sum()
                == 1.0;
    }

    private static double share(Segment segment) {
        return 1.0 / (segment.getMask() + 1);
    }

    /** How far a group is by what this connection sees; null before its first event. */
    public @Nullable GapAwareTrackingToken tokenOf(ReadGroup group, JdbcClient connection) {
        return tokens.read(group, connection).stream()
                .flatMap(Optional::stream)
                .findFirst()
                .flatMap(token -> WrappedToken.unwrap(token, GapAwareTrackingToken.class))
                .orElse(null);
    }

    private static boolean covers(@Nullable TrackingToken token, long position) {
        return Optional.ofNullable(token)
                .flatMap(read -> WrappedToken.unwrap(read, GapAwareTrackingToken.class))
                .filter(read -> read.getIndex() >= position && !read.getGaps().contains(position))
                .isPresent();
    }

    private boolean allNodesHaveReached(ReadGroup group, long position) {
        List<Optional<TrackingToken>> parts = tokens.recent(group);
        return !parts.isEmpty() && parts.stream().allMatch(token -> covers(token.orElse(null), position));
    }
}

package dev.smena.infra.groups;

import dev.smena.infra.eventstore.ThisNode;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How processing groups do, by what this node and the tables that all nodes share know of them. */
@Component
public class GroupStates {

    private static final String CLAIMED = """
            select count(*) > 0
                and bool_and(owner is not null and owner <> :except and cast(time_stamp as timestamptz) > now() - interval '10 seconds')
            from events.token where processor_name = :processor""";

    private final EventProcessingConfiguration processing;
    private final GroupFailures failures;
    private final GroupWatch watch;
    private final JdbcClient jdbc;

    GroupStates(
            @Lazy EventProcessingConfiguration processing, GroupFailures failures, GroupWatch watch, JdbcClient jdbc) {
        this.processing = processing;
        this.failures = failures;
        this.watch = watch;
        this.jdbc = jdbc;
    }

    public GroupState of(String group) {
        if (errorOf(group).isPresent()) {
            return GroupState.FAILING;
        }
        if (!isTaken(group)) {
            return GroupState.STOPPED;
        }
        return watch.isStuck(group) ? GroupState.STUCK : GroupState.RUNNING;
    }

    /**
     * Why what this node tried last for the group failed, if it did and no other node has taken up the work since: who fails
     * gives it up for a while, and may never get it back.
     */
    public Optional<String> errorOf(String group) {
        return failures.errorOf(group).filter(error -> !isClaimed(group, ThisNode.name()));
    }

    /** Whether this node or another has taken up every part of the work and is alive: it renews its claims each second. */
    private boolean isTaken(String group) {
        return ownsAllSegments(onThisNode(group).values()) || isClaimed(group, "");
    }

    private boolean isClaimed(String group, String except) {
        return jdbc.sql(CLAIMED)
                .param("processor", group)
                .param("except", except)
                .query(Boolean.class)
                .single();
    }

    /** The parts of the work that are this node's, by their number. */
    public Map<Integer, EventTrackerStatus> onThisNode(String group) {
        return processing
                .eventProcessor(group, StreamingEventProcessor.class)
                .map(StreamingEventProcessor::processingStatus)
                .orElse(Map.of());
    }

    /** Segments halve the work with each bit of their mask; together they are one whole. */
    public static boolean ownsAllSegments(Collection<EventTrackerStatus> status) {
        return status.stream()
                        .map(EventTrackerStatus::getSegment)
                        .mapToDouble(GroupStates::share)
                        .sum()
                == 1.0;
    }

    private static double share(Segment segment) {
        return 1.0 / (segment.getMask() + 1);
    }
}

package dev.smena.infra.groups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.RETURNS_DEEP_STUBS;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.TrackerStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.health.contributor.Status;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How groups do, and whether the segments a node works on are the whole of the work. */
class GroupStatesTest {

    private final EventProcessingConfiguration processing = mock();
    private final GroupFailures failures = mock();
    private final GroupWatch watch = mock();
    private final JdbcClient jdbc = mock(RETURNS_DEEP_STUBS);
    private final GroupStates states = new GroupStates(processing, failures, watch, jdbc);

    @Test
    void oneThatIsTakenUpAndGetsOnIsRunning() {
        takeUp();

        assertThat(states.of("group")).isEqualTo(GroupState.RUNNING);
        assertThat(health()).isEqualTo(Status.UP);
    }

    @Test
    void oneThatIsTakenUpAndDoesNotGetOnIsStuck() {
        takeUp();
        when(watch.isStuck("group")).thenReturn(true);

        assertThat(states.of("group")).isEqualTo(GroupState.STUCK);
        assertThat(health()).isEqualTo(Status.DOWN);
    }

    @Test
    void oneThatFailsHereIsFailingWhateverElseItIs() {
        takeUp();
        isClaimedByAnother(false);
        when(watch.isStuck("group")).thenReturn(true);
        when(failures.errorOf("group")).thenReturn(Optional.of("why"));

        assertThat(states.of("group")).isEqualTo(GroupState.FAILING);
        assertThat(states.errorOf("group")).hasValue("why");
        assertThat(health()).isEqualTo(Status.DOWN);
    }

    @Test
    void oneThatFailedHereAndThatNobodyHasTakenUpSinceIsFailing() {
        isClaimedByAnother(false);
        when(failures.errorOf("group")).thenReturn(Optional.of("why"));

        assertThat(states.of("group")).isEqualTo(GroupState.FAILING);
    }

    @Test
    void oneThatFailedHereAndThatAnotherNodeHasTakenUpSinceIsNotFailing() {
        when(failures.errorOf("group")).thenReturn(Optional.of("why"));
        isClaimedByAnother(true);

        assertThat(states.of("group")).isEqualTo(GroupState.RUNNING);
        assertThat(states.errorOf("group")).isEmpty();
        assertThat(health()).isEqualTo(Status.UP);
    }

    @Test
    void oneThatAnotherNodeHasTakenUpSinceMayBeStuckThere() {
        when(failures.errorOf("group")).thenReturn(Optional.of("why"));
        when(watch.isStuck("group")).thenReturn(true);
        isClaimedByAnother(true);

        assertThat(states.of("group")).isEqualTo(GroupState.STUCK);
    }

    private void isClaimedByAnother(boolean claimed) {
        when(jdbc.sql(anyString())
                        .param("processor", "group")
                        .param(eq("except"), anyString())
                        .query(Boolean.class)
                        .single())
                .thenReturn(claimed);
    }

    private void takeUp() {
        StreamingEventProcessor processor = mock();
        when(processor.processingStatus())
                .thenReturn(Map.of(0, new TrackerStatus(Segment.ROOT_SEGMENT, new GlobalSequenceTrackingToken(7))));
        when(processing.eventProcessor("group", StreamingEventProcessor.class)).thenReturn(Optional.of(processor));
    }

    private Status health() {
        return new GroupHealthIndicator("group", states).health().getStatus();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 7, 16})
    void allSegmentsOfAnyNumberAreTheWhole(int count) {
        assertThat(GroupStates.ownsAllSegments(status(segments(count)))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 7, 16})
    void allSegmentsButOneAreNotTheWholeWhicheverIsMissing(int count) {
        for (Segment missing : segments(count)) {
            var owned = segments(count).stream()
                    .filter(segment -> !segment.equals(missing))
                    .toList();

            assertThat(GroupStates.ownsAllSegments(status(owned))).isFalse();
        }
    }

    @Test
    void theUnevenSharesOfThreeSegmentsAreTakenIntoAccount() {
        var quarter = Segment.computeSegment(0, 0, 1, 2);
        var half = Segment.computeSegment(1, 0, 1, 2);
        var otherQuarter = Segment.computeSegment(2, 0, 1, 2);

        assertThat(GroupStates.ownsAllSegments(status(List.of(quarter, half, otherQuarter))))
                .isTrue();
        assertThat(GroupStates.ownsAllSegments(status(List.of(half, quarter)))).isFalse();
        assertThat(GroupStates.ownsAllSegments(status(List.of(quarter, otherQuarter))))
                .isFalse();
    }

    private static List<Segment> segments(int count) {
        return Segment.splitBalanced(Segment.ROOT_SEGMENT, count - 1);
    }

    private static List<EventTrackerStatus> status(List<Segment> segments) {
        Stream<EventTrackerStatus> status =
                segments.stream().map(segment -> new TrackerStatus(segment, new GlobalSequenceTrackingToken(7)));
        return status.toList();
    }
}

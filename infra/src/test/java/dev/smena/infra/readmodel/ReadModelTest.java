package dev.smena.infra.readmodel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackerStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether the segments a node works on are the whole of the work. */
class ReadModelTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 7, 16})
    void allSegmentsOfAnyNumberAreTheWhole(int count) {
        assertThat(ReadModel.ownsAllSegments(status(segments(count)))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 7, 16})
    void allSegmentsButOneAreNotTheWholeWhicheverIsMissing(int count) {
        for (Segment missing : segments(count)) {
            var owned = segments(count).stream()
                    .filter(segment -> !segment.equals(missing))
                    .toList();

            assertThat(ReadModel.ownsAllSegments(status(owned))).isFalse();
        }
    }

    @Test
    void theUnevenSharesOfThreeSegmentsAreTakenIntoAccount() {
        var quarter = Segment.computeSegment(0, 0, 1, 2);
        var half = Segment.computeSegment(1, 0, 1, 2);
        var otherQuarter = Segment.computeSegment(2, 0, 1, 2);

        assertThat(ReadModel.ownsAllSegments(status(List.of(quarter, half, otherQuarter))))
                .isTrue();
        assertThat(ReadModel.ownsAllSegments(status(List.of(half, quarter)))).isFalse();
        assertThat(ReadModel.ownsAllSegments(status(List.of(quarter, otherQuarter))))
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

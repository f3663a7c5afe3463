package dev.smena.infra.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.eventhandling.TrackingToken;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How far a processing group has read is stored too, also in the middle of a replay. */
class StoredTokensTest {

    private static final GapAwareTrackingToken HEAD = GapAwareTrackingToken.newInstance(9, List.of(7L));

    private final EventSerializer serializer = new EventSerializer();

    static Stream<TrackingToken> tokens() {
        return Stream.of(
                HEAD,
                ReplayToken.createReplayToken(HEAD, null),
                ReplayToken.createReplayToken(HEAD, GapAwareTrackingToken.newInstance(3, List.of())));
    }

    @ParameterizedTest
    @MethodSource("tokens")
    void aTokenIsReadAsItWasWritten(TrackingToken token) {
        TrackingToken read = serializer.deserialize(serializer.serialize(token, byte[].class));

        assertThat(read).isEqualTo(token);
    }
}

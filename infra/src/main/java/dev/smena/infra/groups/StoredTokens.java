package dev.smena.infra.groups;

import java.util.Optional;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.WrappedToken;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads tokens as they stand in {@code events.token}. */
@Component
public class StoredTokens {

    private final Serializer serializer;

    StoredTokens(Serializer serializer) {
        this.serializer = serializer;
    }

    /** Null before the first event. */
    public @Nullable GapAwareTrackingToken read(byte @Nullable [] token, @Nullable String type) {
        if (token == null || type == null) {
            return null;
        }
        TrackingToken read = serializer.deserialize(new SimpleSerializedObject<>(token, byte[].class, type, null));
        return WrappedToken.unwrap(read, GapAwareTrackingToken.class).orElse(null);
    }

    /** Of the last event read, from 1; 0 before the first. */
    long position(byte @Nullable [] token, @Nullable String type) {
        return Optional.ofNullable(read(token, type))
                .map(GapAwareTrackingToken::getIndex)
                .filter(index -> index > 0)
                .orElse(0L);
    }
}

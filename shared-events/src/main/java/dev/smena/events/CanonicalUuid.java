package dev.smena.events;

import java.util.Optional;
import java.util.UUID;

/** UUIDs as people and programs write them: 36 characters (RFC 9562); Java alone reads shorter ones too. */
public final class CanonicalUuid {

    private CanonicalUuid() {}

    /** Empty if the text is no UUID in its canonical form, whichever the letters' case. */
    public static Optional<UUID> parse(String text) {
        try {
            UUID id = UUID.fromString(text);
            return text.equalsIgnoreCase(id.toString()) ? Optional.of(id) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}

package dev.smena.query.past;

import dev.smena.query.past.FirstCodes.Place;
import org.jspecify.annotations.Nullable;

/** What has become of a code over some events: where it was first unpacked, if it was packed before, and last packed. */
final class Fate {

    private boolean untouched = true;
    private @Nullable Place unpackedFirst;
    private @Nullable Place packedLast;

    void packed(Place place) {
        untouched = false;
        packedLast = place;
    }

    void unpacked(Place place) {
        if (untouched) {
            unpackedFirst = place;
        }
        untouched = false;
        packedLast = null;
    }

    /** Null if it was not packed before the events. */
    @Nullable
    Place unpackedFirst() {
        return unpackedFirst;
    }

    /** Null if it is not packed after the events. */
    @Nullable
    Place packedLast() {
        return packedLast;
    }
}

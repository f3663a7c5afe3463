package dev.smena.query.past;

import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/** Of codes that come in any order, the first in the order of events. */
final class FirstCodes {

    /** Where an event names a code. */
    record Place(long sequence, int index) implements Comparable<Place> {

        private static final Comparator<Place> ORDER =
                Comparator.comparingLong(Place::sequence).thenComparingInt(Place::index);

        @Override
        public int compareTo(Place other) {
            return ORDER.compare(this, other);
        }
    }

    private final int most;
    private final TreeMap<Place, String> kept = new TreeMap<>();

    FirstCodes(int most) {
        this.most = most;
    }

    void offer(Place place, String code) {
        if (!isFull() || place.compareTo(kept.lastKey()) < 0) {
            kept.put(place, code);
            if (kept.size() > most) {
                kept.pollLastEntry();
            }
        }
    }

    /** Whether only a code from an earlier event can be added. */
    boolean isFull() {
        return kept.size() == most;
    }

    List<String> list() {
        return List.copyOf(kept.values());
    }
}

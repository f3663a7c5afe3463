package dev.smena.query.past;

import dev.smena.events.BatchChanges;
import dev.smena.events.CloseReason;
import dev.smena.query.batch.Numbered;
import dev.smena.query.batch.Story;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** A batch to which all kinds of things happen, the same for the same seed. */
final class RandomStory {

    private final Random random;
    private final Story story = new Story(1);
    private final List<String> packed = new ArrayList<>();
    private final List<String> unpacked = new ArrayList<>();
    private int made;

    RandomStory(long seed) {
        random = new Random(seed);
    }

    RememberedEvents events(int count) {
        var events = new RememberedEvents().add(story.created());
        while (events.size() < count) {
            events.add(next());
        }
        return events;
    }

    Story story() {
        return story;
    }

    private Numbered next() {
        return switch (random.nextInt(8)) {
            case 0, 1 -> story.registered(registered());
            case 2, 3, 4 ->
                unpacked.isEmpty() ? story.registered(registered()) : story.aggregated(moved(unpacked, packed));
            case 5, 6 ->
                packed.isEmpty()
                        ? story.updated(edit())
                        : story.disaggregated(moved(packed, unpacked).toArray(String[]::new));
            default -> random.nextBoolean() ? story.updated(edit()) : story.closed(CloseReason.MANUAL);
        };
    }

    private BatchChanges edit() {
        return new BatchChanges(null, null, "team " + random.nextInt(), null, null, null, null);
    }

    private List<String> registered() {
        var codes = IntStream.range(0, random.nextInt(1, 6))
                .mapToObj(i -> "code " + made++)
                .toList();
        unpacked.addAll(codes);
        return codes;
    }

    private List<String> moved(List<String> from, List<String> to) {
        Collections.shuffle(from, random);
        var codes = List.copyOf(from.subList(0, random.nextInt(1, Math.min(from.size(), 4) + 1)));
        from.removeAll(codes);
        to.addAll(codes);
        return codes;
    }
}

package dev.smena.query.past;

import dev.smena.events.BatchEvent;
import dev.smena.events.BatchId;
import dev.smena.events.EventTypes;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which events of a batch are to be read. Types are left out, not chosen: an event stored under an older name, which an
 * upcaster knows, is then always read.
 *
 * @param from the first number
 * @param to the last number
 * @param without stored names of the types to leave out
 * @param nevertheless numbers of events to read although their type is left out
 */
record Portion(BatchId batch, long from, long to, List<String> without, Collection<Long> nevertheless) {

    /** All but the types that are neither of these. */
    @SafeVarargs
    static Portion of(BatchId batch, long from, long to, Class<? extends BatchEvent>... wanted) {
        var names = namesOf(wanted);
        return new Portion(
                batch,
                from,
                to,
                Stream.of(BatchEvent.class.getPermittedSubclasses())
                        .map(EventTypes::nameOf)
                        .filter(name -> !names.contains(name))
                        .toList(),
                Set.of());
    }

    Portion from(long number) {
        return new Portion(batch, number, to, without, nevertheless);
    }

    @SafeVarargs
    static List<String> namesOf(Class<? extends BatchEvent>... types) {
        return Stream.of(types).map(EventTypes::nameOf).toList();
    }
}

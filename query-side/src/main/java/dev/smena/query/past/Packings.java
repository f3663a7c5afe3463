package dev.smena.query.past;

import dev.smena.events.ProductsAggregated;
import dev.smena.events.ProductsDisaggregated;
import dev.smena.query.past.FirstCodes.Place;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The net result of some events that aggregate and disaggregate codes. A code that they only aggregate needs no memory; of
 * the others a bounded number is looked at together, and each time the events are read again.
 */
final class Packings {

    private final FirstCodes aggregated = new FirstCodes(BatchDiff.Codes.MOST);
    private final FirstCodes disaggregated = new FirstCodes(BatchDiff.Codes.MOST);
    private int disaggregatedCount;

    /**
     * @param events can be gone through several times
     * @param unpackings those of them that disaggregate
     * @param together how many codes to look at together, more or less
     */
    Packings(Iterable<NumberedEvent> events, Iterable<NumberedEvent> unpackings, int together) {
        int unpackedCodes = 0;
        for (NumberedEvent each : unpackings) {
            unpackedCodes += codes(each).size();
        }
        int parts = 1 + unpackedCodes / together;
        for (int part = 0; part < parts; part++) {
            add(new Part(part, parts), events, unpackings);
        }
    }

    /** The first of the codes that are aggregated after the events by an aggregation among them. */
    List<String> aggregated() {
        return aggregated.list();
    }

    /** The first of the codes that were aggregated before the events by an aggregation that holds no more. */
    List<String> disaggregated() {
        return disaggregated.list();
    }

    int disaggregatedCount() {
        return disaggregatedCount;
    }

    /** One of several parts of all codes. */
    private record Part(int number, int of) {

        boolean has(String code) {
            return Math.floorMod(code.hashCode(), of) == number;
        }

        boolean isAll() {
            return of == 1;
        }
    }

    private void add(Part part, Iterable<NumberedEvent> events, Iterable<NumberedEvent> unpackings) {
        var unpacked = new HashMap<String, Fate>();
        for (NumberedEvent each : unpackings) {
            codes(each).stream().filter(part::has).forEach(code -> unpacked.computeIfAbsent(code, c -> new Fate()));
        }
        for (NumberedEvent each : events) {
            if (part.isAll() && unpacked.isEmpty() && aggregated.isFull()) {
                break;
            }
            List<String> codes = codes(each);
            for (int i = 0; i < codes.size(); i++) {
                if (part.has(codes.get(i))) {
                    add(each, codes.get(i), new Place(each.sequence(), i), unpacked);
                }
            }
        }
        unpacked.forEach(this::add);
    }

    private void add(NumberedEvent event, String code, Place place, Map<String, Fate> unpacked) {
        Fate fate = unpacked.get(code);
        if (fate == null) {
            aggregated.offer(place, code);
        } else if (event.event() instanceof ProductsAggregated) {
            fate.packed(place);
        } else {
            fate.unpacked(place);
        }
    }

    private void add(String code, Fate fate) {
        Place unpackedFirst = fate.unpackedFirst();
        if (unpackedFirst != null) {
            disaggregatedCount++;
            disaggregated.offer(unpackedFirst, code);
        }
        Place packedLast = fate.packedLast();
        if (packedLast != null) {
            aggregated.offer(packedLast, code);
        }
    }

    private static List<String> codes(NumberedEvent event) {
        return switch (event.event()) {
            case ProductsAggregated e -> e.codes();
            case ProductsDisaggregated e -> e.codes();
            default -> List.of();
        };
    }
}

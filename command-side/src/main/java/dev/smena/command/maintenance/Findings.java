package dev.smena.command.maintenance;

import dev.smena.events.Difference;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a rebuild or a check has come to.
 *
 * @param total how many events were gone through
 * @param differences how many places differed from what the events say
 * @param first the first of them, {@value #MOST_NAMED} at most
 */
public record Findings(long total, long differences, List<Difference> first) {

    public static final int MOST_NAMED = 1_000;

    public static final Findings NONE = new Findings(0, 0, List.of());

    /** Both together. */
    public Findings and(Findings more) {
        return new Findings(
                total + more.total,
                differences + more.differences,
                Stream.concat(first.stream(), more.first.stream())
                        .limit(MOST_NAMED)
                        .toList());
    }
}

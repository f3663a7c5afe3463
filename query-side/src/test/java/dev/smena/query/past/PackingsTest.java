package dev.smena.query.past;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smena.events.ProductsAggregated;
import dev.smena.events.ProductsDisaggregated;
import dev.smena.query.batch.Story;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What packing and unpacking between two versions comes to, against comparing the two versions code by code. */
class PackingsTest {

    private static final int MANY = 1_000_000;

    private final Story story = new Story(1);
    private final RememberedEvents events = new RememberedEvents().add(story.created());

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, MANY})
    void agreeWithTheTwoVersionsHoweverFewCodesAreLookedAtTogether(int together) {
        var random = new RandomStory(together);
        var all = random.events(40);

        for (int from = 0; from < all.size(); from++) {
            for (int to = from; to < all.size(); to++) {
                var packings = packings(all, from, to, together);
                Map<String, Integer> before = aggregatedBy(all, from);
                Map<String, Integer> after = aggregatedBy(all, to);
                var lost = before.keySet().stream()
                        .filter(code -> !Objects.equals(before.get(code), after.get(code)))
                        .toList();
                assertThat(packings.aggregated())
                        .containsExactlyInAnyOrderElementsOf(after.keySet().stream()
                                .filter(code -> !Objects.equals(before.get(code), after.get(code)))
                                .toList());
                assertThat(packings.disaggregated()).containsExactlyInAnyOrderElementsOf(lost);
                assertThat(packings.disaggregatedCount()).isEqualTo(lost.size());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, MANY})
    void codesStandInTheOrderInWhichItHappened(int together) {
        events.add(story.registered("A", "B", "C", "D", "E"), story.aggregated("E", "A"));
        events.add(story.aggregated("D", "B"), story.disaggregated("B", "E", "A"), story.aggregated("C", "A"));

        var packings = packings(events, 2, 5, together);

        assertThat(packings.aggregated()).containsExactly("D", "C", "A");
        assertThat(packings.disaggregated()).containsExactly("E", "A");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 700, MANY})
    void aThousandOfEachAreListedAndAllAreCounted(int together) {
        var codes = IntStream.range(0, 3_000).mapToObj(i -> "code " + i).toList();
        events.add(story.registered(codes), story.aggregated(codes.subList(0, 1_500)));
        events.add(story.aggregated(codes.subList(1_500, 3_000)));
        events.add(story.disaggregated(codes.subList(0, 1_500).toArray(String[]::new)));

        var packings = packings(events, 2, 4, together);

        assertThat(packings.aggregated()).isEqualTo(codes.subList(1_500, 2_500));
        assertThat(packings.disaggregated()).isEqualTo(codes.subList(0, 1_000));
        assertThat(packings.disaggregatedCount()).isEqualTo(1_500);
    }

    @Test
    void whereNothingWasUnpackedReadingEndsWithTheListedOnes() {
        var codes = IntStream.range(0, 3_000).mapToObj(i -> "code " + i).toList();
        events.add(story.registered(codes));
        for (int i = 0; i < 3_000; i += 100) {
            events.add(story.aggregated(codes.subList(i, i + 100)));
        }

        assertThat(packings(events, 1, 31, MANY).aggregated()).isEqualTo(codes.subList(0, 1_000));
        assertThat(events.read()).isLessThan(15);
    }

    private static Packings packings(RememberedEvents events, int from, int to, int together) {
        var batch = events.get(0).batchId();
        var all = Portion.of(batch, from + 1, to, ProductsAggregated.class, ProductsDisaggregated.class);
        var unpackings = Portion.of(batch, from + 1, to, ProductsDisaggregated.class);
        return new Packings(
                () -> events.read(all).iterator(), () -> events.read(unpackings).iterator(), together);
    }

    /** The number of the event that aggregated each code. */
    private static Map<String, Integer> aggregatedBy(RememberedEvents events, int version) {
        var aggregated = new HashMap<String, Integer>();
        for (int i = 0; i <= version; i++) {
            int number = i;
            switch (events.get(i)) {
                case ProductsAggregated e -> e.codes().forEach(code -> aggregated.put(code, number));
                case ProductsDisaggregated e -> e.codes().forEach(aggregated::remove);
                default -> {}
            }
        }
        return aggregated;
    }
}

package dev.smena.query.past;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smena.events.BatchState;
import dev.smena.events.ProductsAggregated;
import dev.smena.events.ProductsDisaggregated;
import dev.smena.events.ProductsRegistered;
import dev.smena.query.batch.Story;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Products as they were, page by page, however few codes are looked at together. */
class PastProductsTest {

    private static final int ALL = 1_000;

    private final Story story = new Story(1);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 1_000})
    void eachPageOfEachVersionIsWhatAllEventsMakeOfIt(int codesInQuestion) {
        var events = new RandomStory(codesInQuestion).events(60);
        var products = new PastProducts(events, new Turns(), codesInQuestion);

        for (int version = 0; version < events.size(); version++) {
            BatchState then = events.state(version);
            for (var aggregated : new @Nullable Boolean[] {null, true, false}) {
                List<ProductThen> expected = expected(events, version, aggregated);
                assertThat(PastProducts.count(then, aggregated)).isEqualTo(expected.size());
                assertThat(products.list(then, aggregated, 0, ALL)).isEqualTo(expected);
                for (int offset = 0; offset <= expected.size(); offset += 5) {
                    assertThat(products.list(then, aggregated, offset, 3))
                            .isEqualTo(expected.stream().skip(offset).limit(3).toList());
                }
            }
        }
    }

    @Test
    void aPageBeyondTheEndReadsNothing() {
        var events = new RememberedEvents().add(story.created(), story.registered("A", "B"), story.aggregated("A"));
        var products = new PastProducts(events, new Turns());

        assertThat(products.list(events.state(2), null, 2, 10)).isEmpty();
        assertThat(products.list(events.state(2), true, 1, 10)).isEmpty();
        assertThat(products.list(events.state(2), null, Integer.MAX_VALUE, 10)).isEmpty();
        assertThat(events.read()).isZero();
    }

    @Test
    void aCodePackedAgainBearsTheLastTime() {
        var events = new RememberedEvents()
                .add(story.created(), story.registered("A"), story.aggregated("A"), story.disaggregated("A"));
        events.add(story.aggregated("A"));

        assertThat(new PastProducts(events, new Turns()).list(events.state(4), null, 0, ALL))
                .containsExactly(new ProductThen("A", story.now()));
    }

    @Test
    void itWaitsItsTurnOnlyForALongHistory() {
        var events = new RememberedEvents().add(story.created(), story.registered("A"));
        var none = new Turns(Duration.ZERO) {
            @Override
            <T> T take(long length, java.util.function.Supplier<T> reading) {
                assertThat(length).isEqualTo(1);
                return super.take(length, reading);
            }
        };

        assertThat(new PastProducts(events, none).list(events.state(1), null, 0, ALL))
                .hasSize(1);
    }

    private static List<ProductThen> expected(RememberedEvents events, int version, @Nullable Boolean aggregated) {
        var all = new LinkedHashMap<String, @Nullable Instant>();
        for (int i = 0; i <= version; i++) {
            switch (events.get(i)) {
                case ProductsRegistered e -> e.codes().forEach(code -> all.put(code, null));
                case ProductsAggregated e -> e.codes().forEach(code -> all.put(code, e.aggregatedAt()));
                case ProductsDisaggregated e -> e.codes().forEach(code -> all.put(code, null));
                default -> {}
            }
        }
        return all.entrySet().stream()
                .map(product -> new ProductThen(product.getKey(), product.getValue()))
                .filter(product -> aggregated == null || aggregated == (product.aggregatedAt() != null))
                .toList();
    }
}

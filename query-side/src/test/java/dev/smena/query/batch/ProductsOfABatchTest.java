package dev.smena.query.batch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smena.events.ProductId;
import dev.smena.query.Page;
import dev.smena.query.input.QueryParameters.Range;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A batch's products in the order in which they were registered. */
class ProductsOfABatchTest {

    /** Whatever a scanner may yield, and what array literals, SQL and JSON would have to escape. */
    private static final List<String> AWKWARD = List.of(
            "010460703951001021abc\u001d91EE05\u001d92",
            "\u001d",
            "\"",
            "'",
            "\\",
            "\\\"\\\\",
            "{",
            "}",
            "{a,\"b\"}",
            ",",
            ",,",
            "NULL",
            "null",
            "\"NULL\"",
            "😀🏭",
            "é",
            "e\u0301",
            "Код-Ёж",
            " lead and trail ",
            ":codes ?  $1 %_",
            "'); drop table query.product; --",
            "<&;\"'%+=@");

    private final ProjectedBatches projected = new ProjectedBatches();
    private final Story story = new Story(1);

    @Test
    void theyKeepTheirOrderOverSeveralRegistrationsWhateverTheyAreCalled() {
        projected.together(story.created(), story.registered("Z", "B"), story.registered("a", "C"));
        projected.together(story.registered("A"));

        assertThat(codes(null, 0, 100)).containsExactly("Z", "B", "a", "C", "A");
        assertThat(projected.find(story).products())
                .extracting(ProductView::uniqueCode)
                .containsExactly("Z", "B", "a", "C", "A");
    }

    @Test
    void aPartOfThemIsTakenByOffsetAndLimit() {
        projected.together(story.created(), story.registered("E", "D", "C", "B", "A"));

        assertThat(codes(null, 0, 2)).containsExactly("E", "D");
        assertThat(codes(null, 3, 2)).containsExactly("B", "A");
        assertThat(codes(null, 4, 2)).containsExactly("A");
        assertThat(codes(null, 5, 2)).isEmpty();
        assertThat(codes(null, Integer.MAX_VALUE, 100)).isEmpty();
    }

    @Test
    void theyCanBeFilteredByWhetherTheyAreAggregatedAndTotalCountsTheFiltered() {
        projected.together(story.created(), story.registered("E", "D", "C", "B", "A"));
        projected.together(story.aggregated("A", "E", "C"));

        assertThat(codes(true, 0, 100)).containsExactly("E", "C", "A");
        assertThat(codes(false, 0, 100)).containsExactly("D", "B");
        assertThat(codes(true, 1, 1)).containsExactly("C");
        assertThat(codes(false, 1, 5)).containsExactly("B");
        assertThat(page(null, 1, 1).total()).isEqualTo(5);
        assertThat(page(true, 1, 1).total()).isEqualTo(3);
        assertThat(page(false, 1, 1).total()).isEqualTo(2);
    }

    @Test
    void anotherBatchsProductsAreNotAmongThem() {
        var other = new Story(2);
        projected.together(story.created(), other.created(), story.registered("A"), other.registered("X", "Y"));

        assertThat(codes(null, 0, 100)).containsExactly("A");
        assertThat(page(null, 0, 1).total()).isEqualTo(1);
    }

    @Test
    void aBatchThatNeverWasHasNoneNotEvenAnEmptyPage() {
        assertThat(projected.queries.findProducts(story.id, null, new Range(0, 20)))
                .isEmpty();
    }

    @Test
    void theBatchItselfShowsAThousandOfThemAndSaysWhenThereAreMore() {
        var codes = IntStream.range(0, 1_001).mapToObj(i -> "code " + i).toList();
        projected.together(story.created(), story.registered(codes.subList(0, 1_000)));
        assertThat(projected.find(story).products()).hasSize(1_000);
        assertThat(projected.find(story).productsTruncated()).isFalse();

        projected.together(story.registered(codes.get(1_000)));

        assertThat(projected.find(story).products())
                .extracting(ProductView::uniqueCode)
                .containsExactlyElementsOf(codes.subList(0, 1_000));
        assertThat(projected.find(story).productsTruncated()).isTrue();
        assertThat(projected.find(story).batch().totalProducts()).isEqualTo(1_001);
        assertThat(codes(null, 999, 100)).containsExactly("code 999", "code 1000");
    }

    @Test
    void awkwardCodesSurviveRegistrationAggregationAndUnpacking() {
        projected.together(story.created(), story.registered(AWKWARD));
        projected.together(story.aggregated(AWKWARD));

        assertThat(projected.find(story).products())
                .containsExactlyElementsOf(AWKWARD.stream()
                        .map(code -> new ProductView(ProductId.of(code), code, true, story.now()))
                        .toList());
        assertThat(page(true, 0, 100).items()).isEqualTo(projected.find(story).products());

        projected.together(story.disaggregated(AWKWARD.toArray(String[]::new)));

        assertThat(codes(false, 0, 100)).containsExactlyElementsOf(AWKWARD);
    }

    @Test
    void awkwardCodesSurviveBeingRegisteredAndAggregatedInOneUnitOfWork() {
        projected.together(story.created(), story.registered(AWKWARD), story.aggregated(AWKWARD));

        assertThat(codes(true, 0, 100)).containsExactlyElementsOf(AWKWARD);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-09T23:59:59.999999Z",
                "2026-03-29T01:30:00.000001Z",
                "2026-10-25T00:30:00Z",
                "1970-01-01T00:00:00Z",
                "9999-12-31T18:59:59.999999Z"
            })
    void theMomentOfAggregationIsExactToTheMicrosecondBothInTheBatchAndInTheList(Instant moment) {
        projected.together(story.from(moment.minusNanos(2_000_002_000)).created(), story.registered("A", "B"));
        projected.together(story.aggregated("A"));

        assertThat(projected.find(story).products())
                .containsExactly(ProductView.of("A", moment), ProductView.of("B", null));
        assertThat(page(true, 0, 1).items()).containsExactly(ProductView.of("A", moment));
    }

    private Page<ProductView> page(@Nullable Boolean aggregated, int offset, int limit) {
        return projected
                .queries
                .findProducts(story.id, aggregated, new Range(offset, limit))
                .orElseThrow();
    }

    private List<String> codes(@Nullable Boolean aggregated, int offset, int limit) {
        return page(aggregated, offset, limit).items().stream()
                .map(ProductView::uniqueCode)
                .toList();
    }
}

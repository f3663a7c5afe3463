package dev.smena.query.batch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smena.events.BatchId;
import dev.smena.events.BatchState;
import dev.smena.events.CloseReason;
import dev.smena.query.Page;
import dev.smena.query.input.QueryParameters;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.web.util.UriComponentsBuilder;

/** The list of batches, asked for as in a query string. */
class ListOfBatchesTest {

    private final ProjectedBatches projected = new ProjectedBatches();

    @BeforeEach
    void sixBatches() {
        var closed = new Story(12, "2026-11-09").in("RC-1", "Линия 1").by("2 смена", "Бригада 1");
        projected.together(
                new Story(40, "2026-11-08")
                        .in("RC-1", "Линия 1")
                        .by("1 смена", "Бригада 1")
                        .created(),
                closed.created(),
                closed.closed(CloseReason.MANUAL),
                new Story(11, "2026-11-09")
                        .in("RC-2", "Линия 2")
                        .by("1 смена", "Бригада 2")
                        .created(),
                new Story(20, "2026-11-10")
                        .in("RC-1", "Линия 1")
                        .by("1 смена", "Бригада 2")
                        .created(),
                new Story(11, "2026-11-10")
                        .in("RC-2", "Линия 2")
                        .by("2 смена", "Бригада \"3\", {a}\\")
                        .created(),
                new Story(9, "2025-12-31")
                        .in("rc-1", "Линия строчная")
                        .by("1 смена", "Бригада 1")
                        .created());
    }

    @Test
    void showsTheNewestDateFirstAndWithinADateTheLowestNumber() {
        assertThat(list("").items())
                .extracting(batch -> batch.batchDate() + " " + batch.batchNumber())
                .containsExactly(
                        "2026-11-10 11",
                        "2026-11-10 20",
                        "2026-11-09 11",
                        "2026-11-09 12",
                        "2026-11-08 40",
                        "2025-12-31 9");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            is_closed=true                                                          | 12
            is_closed=false                                                         | 11 20 11 40 9
            batch_number=11                                                         | 11 11
            batch_number=2147483647                                                 |
            batch_date=2026-11-09                                                   | 11 12
            batch_date=2026-11-11                                                   |
            date_from=2026-11-09                                                    | 11 20 11 12
            date_to=2026-11-08                                                      | 40 9
            date_from=2026-11-08&date_to=2026-11-09                                 | 11 12 40
            date_from=2026-11-10&date_to=2026-11-09                                 |
            work_center_identifier=RC-1                                             | 20 12 40
            work_center_identifier=rc-1                                             | 9
            work_center_identifier=RC                                               |
            shift=2 смена                                                           | 11 12
            team=Бригада 2                                                          | 20 11
            team=Бригада "3", {a}\\                                                 | 11
            team=' or true --                                                       |
            is_closed=false&work_center_identifier=RC-1                             | 20 40
            shift=1 смена&team=Бригада 1&date_from=2026-01-01                       | 40
            batch_number=11&batch_date=2026-11-10                                   | 11
            is_closed=true&batch_number=12&batch_date=2026-11-09&date_from=2026-11-09&date_to=2026-11-09\
            &work_center_identifier=RC-1&shift=2 смена&team=Бригада 1               | 12
            is_closed=true&batch_number=12&batch_date=2026-11-09&date_from=2026-11-09&date_to=2026-11-09\
            &work_center_identifier=RC-2&shift=2 смена&team=Бригада 1               |
            """)
    void showsAndCountsOnlyTheBatchesThatMeetEveryFilter(String filters, @Nullable String numbers) {
        var page = list(filters);

        List<String> expected = numbers == null ? List.of() : List.of(numbers.split(" "));
        assertThat(page.items().stream().map(batch -> Integer.toString(batch.batchNumber())))
                .containsExactlyElementsOf(expected);
        assertThat(page.total()).isEqualTo(expected.size());
    }

    @Test
    void canBeAskedForAWorkCentersId() {
        var id = projected
                .queries
                .findBatch(BatchId.of(40, LocalDate.of(2026, 11, 8)))
                .orElseThrow()
                .batch()
                .workCenterId();

        assertThat(list("work_center_id=" + id).items())
                .extracting(BatchState::batchNumber)
                .containsExactly(20, 12, 40);
        assertThat(list("work_center_id=00000000-0000-0000-0000-000000000000").items())
                .isEmpty();
    }

    @Test
    void isHandedOutInPagesThatKnowTheTotalOfTheFiltered() {
        var page = list("work_center_identifier=RC-1&offset=1&limit=1");

        assertThat(page.items()).extracting(BatchState::batchNumber).containsExactly(12);
        assertThat(page).extracting(Page::total, Page::offset, Page::limit).containsExactly(3L, 1, 1);
        assertThat(list("offset=6").items()).isEmpty();
        assertThat(list("offset=6").total()).isEqualTo(6);
    }

    @Test
    void showsEachBatchAsItShowsItAlone() {
        projected.together(new Story(50, "2026-11-10")
                .in("RC-1", "Новое имя")
                .from(Story.BEGIN.plusSeconds(1))
                .created());

        assertThat(list("").items())
                .hasSize(7)
                .allSatisfy(batch -> assertThat(batch)
                        .isEqualTo(projected
                                .queries
                                .findBatch(batch.id())
                                .orElseThrow()
                                .batch()));
    }

    private Page<BatchState> list(String query) {
        var parameters = new QueryParameters(
                UriComponentsBuilder.newInstance().query(query).build().getQueryParams());
        var range = parameters.range();
        var filter = BatchFilter.read(parameters);
        parameters.end();
        return projected.queries.findBatches(filter, range);
    }
}

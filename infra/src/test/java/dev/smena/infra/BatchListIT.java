package dev.smena.infra;

import static java.net.URLEncoder.encode;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** The list of batches: its order, and every filter alone and with others. All its batches share a team of their own. */
@WholeSystem
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BatchListIT {

    private static final String TEAM = "Бригада «Список» 100% +1";

    @LocalServerPort
    int port;

    private Http http;
    private JsonNode batches;

    @BeforeAll
    void createBatches() {
        http = new Http(port);
        var tasks = new ArrayList<Map<String, Object>>();
        tasks.add(task(30, "2031-05-01", "1 смена", "RC-LIST-1", false));
        tasks.add(task(10, "2031-05-02", "1 смена", "RC-LIST-2", true));
        tasks.add(task(20, "2031-05-02", "2 смена", "RC-LIST-1", false));
        tasks.add(task(5, "2031-05-02", "2 смена", "RC-LIST-2", true));
        tasks.add(task(40, "2031-05-03", "1 смена", "RC-LIST-1", false));
        tasks.add(task(5, "2031-04-30", "2 смена", "RC-LIST-1", true));
        batches = http.post("/batches", tasks).body();
    }

    private static Map<String, Object> task(int number, String date, String shift, String workCenter, boolean closed) {
        Map<String, Object> task = ShiftTasks.one();
        task.put("batch_number", number);
        task.put("batch_date", date);
        task.put("shift", shift);
        task.put("team", TEAM);
        task.put("work_center_identifier", workCenter);
        task.put("is_closed", closed);
        return task;
    }

    @Test
    void theNewestDateComesFirstThenTheLowestNumber() {
        assertThat(list(""))
                .containsExactly(
                        "2031-05-03/40",
                        "2031-05-02/5",
                        "2031-05-02/10",
                        "2031-05-02/20",
                        "2031-05-01/30",
                        "2031-04-30/5");
    }

    @ParameterizedTest
    @CsvSource({
        "is_closed=true,                                        2031-05-02/5 2031-05-02/10 2031-04-30/5",
        "is_closed=false,                                       2031-05-03/40 2031-05-02/20 2031-05-01/30",
        "batch_number=5,                                        2031-05-02/5 2031-04-30/5",
        "batch_date=2031-05-02,                                 2031-05-02/5 2031-05-02/10 2031-05-02/20",
        "date_from=2031-05-02,                                  2031-05-03/40 2031-05-02/5 2031-05-02/10 2031-05-02/20",
        "date_to=2031-05-01,                                    2031-05-01/30 2031-04-30/5",
        "date_from=2031-05-01&date_to=2031-05-01,               2031-05-01/30",
        "work_center_identifier=RC-LIST-2,                      2031-05-02/5 2031-05-02/10",
        "shift=2%20%D1%81%D0%BC%D0%B5%D0%BD%D0%B0,              2031-05-02/5 2031-05-02/20 2031-04-30/5",
        "shift=2+%D1%81%D0%BC%D0%B5%D0%BD%D0%B0&batch_number=5&is_closed=true&date_to=2031-05-01, 2031-04-30/5",
        "limit=2,                                               2031-05-03/40 2031-05-02/5",
        "limit=2&offset=3,                                      2031-05-02/20 2031-05-01/30",
        "date_from=2031-05-03&date_to=2031-05-01,               ''",
        "work_center_identifier=rc-list-2,                      ''",
        "shift=2,                                               ''"
    })
    void aFilterLeavesWhatMatchesIt(String filter, String expected) {
        assertThat(String.join(" ", list(filter))).isEqualTo(expected);
    }

    @Test
    void aWorkCenterIsAlsoFoundByItsId() {
        String id = batches.path(1).path("work_center_id").stringValue();

        assertThat(list("work_center_id=" + id)).containsExactly("2031-05-02/5", "2031-05-02/10");
    }

    @Test
    void theTotalCountsWhatMatchesAndNotWhatIsShown() {
        var page = http.get(path("is_closed=true&limit=1")).body();

        assertThat(page.path("items").size()).isEqualTo(1);
        assertThat(page.path("total").intValue()).isEqualTo(3);
    }

    @Test
    void aBatchChangesSidesWhenItIsClosedOrReopened() {
        String id = batches.path(0).path("id").stringValue();

        http.patch("/batches/" + id, Map.of("is_closed", true));
        assertThat(list("is_closed=true")).contains("2031-05-01/30");
        http.patch("/batches/" + id, Map.of("is_closed", false));
        assertThat(list("is_closed=true")).doesNotContain("2031-05-01/30");
    }

    private List<String> list(String filter) {
        var answer = http.get(path(filter));
        assertThat(answer.status()).isEqualTo(200);
        return answer.body()
                .path("items")
                .valueStream()
                .map(batch -> batch.path("batch_date").stringValue() + "/" + batch.path("batch_number"))
                .toList();
    }

    private static String path(String filter) {
        return "/batches?team=" + encode(TEAM, UTF_8) + (filter.isEmpty() ? "" : "&" + filter);
    }
}

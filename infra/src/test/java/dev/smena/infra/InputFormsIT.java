package dev.smena.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** The forms in which input is accepted, and that it comes out in one form; the production time zone is UTC+5. */
@WholeSystem
class InputFormsIT {

    private static final Map<String, String> RUSSIAN = Map.ofEntries(
            Map.entry("is_closed", "СтатусЗакрытия"),
            Map.entry("task_description", "ПредставлениеЗаданияНаСмену"),
            Map.entry("work_center_name", "РабочийЦентр"),
            Map.entry("work_center_identifier", "ИдентификаторРЦ"),
            Map.entry("shift", "Смена"),
            Map.entry("team", "Бригада"),
            Map.entry("batch_number", "НомерПартии"),
            Map.entry("batch_date", "ДатаПартии"),
            Map.entry("nomenclature", "Номенклатура"),
            Map.entry("ekn_code", "КодЕКН"),
            Map.entry("shift_start", "ДатаВремяНачалаСмены"),
            Map.entry("shift_end", "ДатаВремяОкончанияСмены"));

    @LocalServerPort
    int port;

    private Http http;

    @BeforeEach
    void connect() {
        http = new Http(port);
    }

    @Test
    void allNamesMayBeRussian() {
        Map<String, Object> english = ShiftTasks.one();
        english.put("is_closed", true);
        var russian = new LinkedHashMap<String, Object>();
        english.forEach((name, value) -> russian.put(RUSSIAN.getOrDefault(name, "no name for " + name), value));

        assertIsWhatWasEntered(created(russian), english);
    }

    @Test
    void namesOfBothLanguagesMayBeMixedInATaskAndInARequest() {
        Map<String, Object> english = ShiftTasks.one();
        Map<String, Object> mixed = new LinkedHashMap<>(english);
        for (String name : List.of("shift", "batch_number", "shift_end")) {
            mixed.put(RUSSIAN.getOrDefault(name, name), mixed.remove(name));
        }
        Map<String, Object> other = ShiftTasks.one();

        var both = http.post("/batches", List.of(mixed, other)).body();

        assertIsWhatWasEntered(both.path(0), english);
        assertIsWhatWasEntered(both.path(1), other);
    }

    @Test
    void editsMayBeRussian() {
        String path = "/batches/" + ShiftTasks.create(http);

        var edited = http.patch(path, Map.of("Бригада", "Бригада № 7", "СтатусЗакрытия", true))
                .body();

        assertThat(edited.path("team").stringValue()).isEqualTo("Бригада № 7");
        assertThat(edited.path("is_closed").booleanValue()).isTrue();
    }

    @Test
    void aProductMayNameItsBatchByNumberAndDateInRussian() {
        var batch = created(ShiftTasks.one());
        String code = ShiftTasks.codes(1).getFirst();

        var product = http.post(
                        "/products",
                        Map.of(
                                "УникальныйКодПродукта",
                                code,
                                "НомерПартии",
                                batch.path("batch_number"),
                                "ДатаПартии",
                                batch.path("batch_date")))
                .body();

        assertThat(product.path("unique_code").stringValue()).isEqualTo(code);
        assertThat(product.path("batch_id")).isEqualTo(batch.path("id"));
    }

    @Test
    void aScannersLineEndIsDropped() {
        String path = "/batches/" + ShiftTasks.create(http);
        String code = ShiftTasks.codes(1).getFirst();
        http.post(path + "/products", Map.of("unique_codes", List.of(code + "\r\n")));

        var aggregated = http.post(path + "/aggregate", Map.of("unique_code", code + "\n\n"))
                .body();

        assertThat(aggregated.path("aggregated").intValue()).isEqualTo(1);
        assertThat(http.get(path + "/products")
                        .body()
                        .path("items")
                        .path(0)
                        .path("unique_code")
                        .stringValue())
                .isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-09T20:00:00,           2026-11-09T20:00:00+05:00",
        "2026-11-09T20:00,              2026-11-09T20:00:00+05:00",
        "2026-11-09 20:00:00,           2026-11-09T20:00:00+05:00",
        "2026-11-09T20:00:00+05:00,     2026-11-09T20:00:00+05:00",
        "2026-11-09T15:00:00Z,          2026-11-09T20:00:00+05:00",
        "2026-11-09T18:00:00+03:00,     2026-11-09T20:00:00+05:00",
        "2026-11-10T00:30:00+09:30,     2026-11-09T20:00:00+05:00",
        "2026-11-09T09:30:00.5-05:30,   2026-11-09T20:00:00.5+05:00",
        "2026-11-09T20:00:00.123456789, 2026-11-09T20:00:00.123456+05:00",
        "2026-11-09T22:00:00-05:00,     2026-11-10T08:00:00+05:00",
        "9999-12-31T23:59:59,           9999-12-31T23:59:59+05:00"
    })
    void aTimeIsKeptAsAnInstantAndShownInTheProductionTimeZone(String given, String shown) {
        Map<String, Object> task = ShiftTasks.one();
        task.put("shift_end", given);

        var batch = created(task);

        assertThat(batch.path("shift_end").stringValue()).isEqualTo(shown);
        assertThat(read(batch).path("shift_end").stringValue()).isEqualTo(shown);
    }

    @Test
    void allTimesBearTheOffsetOfTheProductionTimeZone() {
        var batch = created(ShiftTasks.one());
        String path = "/batches/" + batch.path("id").stringValue();
        var codes = Map.of("unique_codes", ShiftTasks.codes(1));
        http.post(path + "/products", codes);
        http.post(path + "/aggregate", codes);
        var again = http.post(path + "/aggregate", codes).body();
        http.patch(path, Map.of("is_closed", true));
        var detail = http.get(path).body();

        for (String time : List.of("shift_start", "shift_end", "created_at", "updated_at", "closed_at")) {
            assertBearsOffset(detail.path(time));
        }
        assertBearsOffset(detail.path("products").path(0).path("aggregated_at"));
        assertBearsOffset(again.path("errors").path(0).path("aggregated_at"));
        assertBearsOffset(
                http.get(path + "/history").body().path("items").path(0).path("occurred_at"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2147483647})
    void aBatchNumberMayBeAnyPositiveInt(int number) {
        Map<String, Object> task = ShiftTasks.one();
        task.put("batch_number", number);
        task.put("batch_date", "1900-01-01");

        var batch = created(task);

        assertThat(batch.path("batch_number").intValue()).isEqualTo(number);
        assertThat(read(batch).path("batch_date").stringValue()).isEqualTo("1900-01-01");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                " x ",
                "a\tb\nc",
                "=1+1",
                "'; drop table query.batch; --",
                "<b>&amp;\"\\/",
                "\u001d\u0007",
                "\ufeff\u200b\uffff",
                "😀"
            })
    void aTextIsKeptExactly(String text) {
        Map<String, Object> task = ShiftTasks.one();
        task.put("nomenclature", text);

        assertThat(read(created(task)).path("nomenclature").stringValue()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"я", "😀"})
    void aTextMayHave500CharactersWhateverTheirSize(String character) {
        Map<String, Object> task = ShiftTasks.one();
        task.put("nomenclature", character.repeat(500));

        assertThat(read(created(task)).path("nomenclature").stringValue()).isEqualTo(character.repeat(500));
    }

    private JsonNode created(Map<String, Object> task) {
        var answer = http.post("/batches", List.of(task));
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(201);
        return answer.body().path(0);
    }

    private JsonNode read(JsonNode batch) {
        return http.get("/batches/" + batch.path("id").stringValue()).body();
    }

    private static void assertIsWhatWasEntered(JsonNode batch, Map<String, Object> entered) {
        entered.forEach((name, value) -> {
            JsonNode shown =
                    switch (name) {
                        case "work_center_name" -> batch.path("work_center").path("name");
                        case "work_center_identifier" ->
                            batch.path("work_center").path("identifier");
                        default -> batch.path(name);
                    };
            String expected = name.startsWith("shift_") ? value + "+05:00" : value.toString();
            assertThat(shown.asString()).as(name).isEqualTo(expected);
        });
    }

    private static void assertBearsOffset(JsonNode time) {
        assertThat(time.stringValue()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,6})?\\+05:00");
    }
}

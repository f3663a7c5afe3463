package dev.smena.command.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.smena.command.InvalidField;
import dev.smena.command.Refusal;
import dev.smena.command.input.Items;
import dev.smena.events.BatchChanges;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class BatchInputTest {

    private static final CreateBatch CREATE = BatchFixture.create(true);

    private static final String ENGLISH = """
            {"is_closed": true, "task_description": "Фасовка чая", "work_center_name": "Линия «Саше-3»",
             "work_center_identifier": "RC-003", "shift": "1 смена", "team": "Бригада № 6", "batch_number": 22222,
             "batch_date": "2026-11-09", "nomenclature": "Чай", "ekn_code": "470815",
             "shift_start": "2026-11-09T08:00:00", "shift_end": "2026-11-09T20:00:00"}""";

    private static final String RUSSIAN = """
            {"СтатусЗакрытия": true, "ПредставлениеЗаданияНаСмену": "Фасовка чая", "РабочийЦентр": "Линия «Саше-3»",
             "ИдентификаторРЦ": "RC-003", "Смена": "1 смена", "Бригада": "Бригада № 6", "НомерПартии": 22222,
             "ДатаПартии": "2026-11-09", "Номенклатура": "Чай", "КодЕКН": "470815",
             "ДатаВремяНачалаСмены": "2026-11-09T08:00:00", "ДатаВремяОкончанияСмены": "2026-11-09T20:00:00"}""";

    private final BatchInput input = new BatchInput(Clock.system(ZoneId.of("Asia/Yekaterinburg")));

    @Test
    void aShiftTaskIsReadUnderEitherNamesOrBothMixed() {
        assertThat(create(ENGLISH)).isEqualTo(CREATE);
        assertThat(create(RUSSIAN)).isEqualTo(CREATE);
        assertThat(create(ENGLISH.replace("\"team\"", "\"Бригада\""))).isEqualTo(CREATE);
    }

    @Test
    void aShiftTaskIsOpenUnlessItSaysOtherwise() {
        assertThat(create(ENGLISH.replace("\"is_closed\": true, ", "")).closed())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"07:59:59", "08:00:00", "08:00:00.0000009"})
    void aShiftEndsAfterItStarts(String end) {
        assertRefused(
                () -> create(RUSSIAN.replace("20:00:00", end)),
                new InvalidField("/ДатаВремяОкончанияСмены", "must be after shift_start"));
    }

    @Test
    void aPatchMayNameEveryFieldThatCanBeEdited() {
        String patch = """
                {"is_closed": false, "ПредставлениеЗаданияНаСмену": "a", "Смена": "b", "team": "c", "nomenclature": "d",
                 "КодЕКН": "e", "shift_start": "2026-11-09T08:00:00Z", "shift_end": "2026-11-09T20:00:00Z"}""";

        assertThat(update(patch))
                .isEqualTo(new UpdateBatch(
                        CREATE.batchId(),
                        new BatchChanges(
                                "a",
                                "b",
                                "c",
                                "d",
                                "e",
                                Instant.parse("2026-11-09T08:00:00Z"),
                                Instant.parse("2026-11-09T20:00:00Z")),
                        false,
                        ExpectedVersion.ANY));
    }

    @Test
    void aPatchMayBeEmpty() {
        assertThat(update("{}"))
                .isEqualTo(new UpdateBatch(CREATE.batchId(), BatchChanges.NONE, null, ExpectedVersion.ANY));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"batch_number", "batch_date", "work_center_name", "work_center_identifier", "id", "version"})
    void aPatchDoesNotTouchWhatABatchIsKnownBy(String field) {
        assertRefused(() -> update("{\"" + field + "\": 1}"), new InvalidField("/" + field, "is unknown"));
    }

    private static void assertRefused(ThrowingCallable reading, InvalidField error) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(reading)
                .satisfies(refusal ->
                        assertThat(refusal.getBody().getProperties()).containsEntry("errors", List.of(error)));
    }

    private CreateBatch create(String json) {
        return Items.readOne(tree(json), input::creation);
    }

    private UpdateBatch update(String json) {
        return Items.readOne(tree(json), fields -> input.update(fields, CREATE.batchId(), ExpectedVersion.ANY));
    }

    private static JsonNode tree(String json) {
        return JsonMapper.shared().readTree(json);
    }
}

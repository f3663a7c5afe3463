package dev.smena.query.exports;

import dev.smena.events.BatchState;
import java.util.function.Function;

/**
 * A column under the Russian name that an import takes. Values are texts, booleans, integers, dates and instants.
 */
enum Column {
    IS_CLOSED("СтатусЗакрытия", 16, BatchState::isClosed),
    TASK_DESCRIPTION("ПредставлениеЗаданияНаСмену", 40, BatchState::taskDescription),
    WORK_CENTER_NAME("РабочийЦентр", 30, batch -> batch.workCenter().name()),
    WORK_CENTER_IDENTIFIER("ИдентификаторРЦ", 18, batch -> batch.workCenter().identifier()),
    SHIFT("Смена", 12, BatchState::shift),
    TEAM("Бригада", 20, BatchState::team),
    BATCH_NUMBER("НомерПартии", 14, BatchState::batchNumber),
    BATCH_DATE("ДатаПартии", 12, BatchState::batchDate),
    NOMENCLATURE("Номенклатура", 40, BatchState::nomenclature),
    EKN_CODE("КодЕКН", 14, BatchState::eknCode),
    SHIFT_START("ДатаВремяНачалаСмены", 26, BatchState::shiftStart),
    SHIFT_END("ДатаВремяОкончанияСмены", 26, BatchState::shiftEnd);

    private final String header;
    private final int width;
    private final Function<BatchState, Object> value;

    Column(String header, int width, Function<BatchState, Object> value) {
        this.header = header;
        this.width = width;
        this.value = value;
    }

    String header() {
        return header;
    }

    /** In characters. */
    int width() {
        return width;
    }

    Object of(BatchState batch) {
        return value.apply(batch);
    }
}

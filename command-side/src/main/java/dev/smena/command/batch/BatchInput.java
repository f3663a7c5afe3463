package dev.smena.command.batch;

import static java.util.Objects.requireNonNull;

import dev.smena.command.input.Fields;
import dev.smena.command.input.Name;
import dev.smena.command.input.Rule;
import dev.smena.command.input.Rules;
import dev.smena.events.BatchChanges;
import dev.smena.events.BatchId;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads shift tasks and edits of them, under the English or the Russian names of the contract. */
@Component
public class BatchInput {

    public static final Name BATCH_NUMBER = Name.of("batch_number", "НомерПартии");
    public static final Name BATCH_DATE = Name.of("batch_date", "ДатаПартии");
    public static final Name IS_CLOSED = Name.of("is_closed", "СтатусЗакрытия");
    public static final Name TASK_DESCRIPTION = Name.of("task_description", "ПредставлениеЗаданияНаСмену");
    public static final Name WORK_CENTER_NAME = Name.of("work_center_name", "РабочийЦентр");
    public static final Name WORK_CENTER_IDENTIFIER = Name.of("work_center_identifier", "ИдентификаторРЦ");
    public static final Name SHIFT = Name.of("shift", "Смена");
    public static final Name TEAM = Name.of("team", "Бригада");
    public static final Name NOMENCLATURE = Name.of("nomenclature", "Номенклатура");
    public static final Name EKN_CODE = Name.of("ekn_code", "КодЕКН");
    public static final Name SHIFT_START = Name.of("shift_start", "ДатаВремяНачалаСмены");
    public static final Name SHIFT_END = Name.of("shift_end", "ДатаВремяОкончанияСмены");

    private final Rule<Instant> dateTime;

    public BatchInput(Clock clock) {
        this.dateTime = Rules.dateTime(clock.getZone());
    }

    /** A new batch; null after adding a fault. */
    public @Nullable CreateBatch creation(Fields fields) {
        Boolean closed = fields.optional(IS_CLOSED, Rules.BOOL);
        String description = fields.required(TASK_DESCRIPTION, Rules.TEXT);
        String centerName = fields.required(WORK_CENTER_NAME, Rules.TEXT);
        String center = fields.required(WORK_CENTER_IDENTIFIER, Rules.TEXT);
        String shift = fields.required(SHIFT, Rules.TEXT);
        String team = fields.required(TEAM, Rules.TEXT);
        Integer number = fields.required(BATCH_NUMBER, Rules.POSITIVE_INT);
        LocalDate date = fields.required(BATCH_DATE, Rules.DATE);
        String nomenclature = fields.required(NOMENCLATURE, Rules.TEXT);
        String ekn = fields.required(EKN_CODE, Rules.TEXT);
        Instant start = fields.required(SHIFT_START, dateTime);
        Instant end = fields.required(SHIFT_END, dateTime);
        requireEndAfterStart(fields, start, end);
        if (fields.faulty()) {
            return null;
        }
        return new CreateBatch(
                requireNonNull(number),
                requireNonNull(date),
                Boolean.TRUE.equals(closed),
                requireNonNull(description),
                requireNonNull(center),
                requireNonNull(centerName),
                requireNonNull(shift),
                requireNonNull(team),
                requireNonNull(nomenclature),
                requireNonNull(ekn),
                requireNonNull(start),
                requireNonNull(end));
    }

    UpdateBatch update(Fields fields, BatchId id, ExpectedVersion expected) {
        Boolean closed = fields.optional(IS_CLOSED, Rules.BOOL);
        var changes = new BatchChanges(
                fields.optional(TASK_DESCRIPTION, Rules.TEXT),
                fields.optional(SHIFT, Rules.TEXT),
                fields.optional(TEAM, Rules.TEXT),
                fields.optional(NOMENCLATURE, Rules.TEXT),
                fields.optional(EKN_CODE, Rules.TEXT),
                fields.optional(SHIFT_START, dateTime),
                fields.optional(SHIFT_END, dateTime));
        requireEndAfterStart(fields, changes.shiftStart(), changes.shiftEnd());
        return new UpdateBatch(id, changes, closed, expected);
    }

    private static void requireEndAfterStart(Fields fields, @Nullable Instant start, @Nullable Instant end) {
        if (start != null && end != null && !end.isAfter(start)) {
            fields.fault(SHIFT_END, "must be after shift_start");
        }
    }
}

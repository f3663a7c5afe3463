package dev.smena.command.product;

import dev.smena.command.input.Fields;
import dev.smena.command.input.Name;
import dev.smena.command.input.Rules;
import dev.smena.events.BatchId;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One item of {@code POST /products}: a code and its batch, named by id or by number and date. */
record ProductToRegister(String code, BatchId batch) {

    private static final Name UNIQUE_CODE = Name.of("unique_code", "УникальныйКодПродукта");
    private static final Name BATCH_ID = Name.of("batch_id");
    private static final Name BATCH_NUMBER = Name.of("batch_number", "НомерПартии");
    private static final Name BATCH_DATE = Name.of("batch_date", "ДатаПартии");

    static @Nullable ProductToRegister read(Fields fields) {
        String code = fields.required(UNIQUE_CODE, Rules.CODE);
        BatchId batch = fields.has(BATCH_NUMBER) || fields.has(BATCH_DATE) ? byNumber(fields) : byId(fields);
        return code == null || batch == null ? null : new ProductToRegister(code, batch);
    }

    private static @Nullable BatchId byId(Fields fields) {
        UUID id = fields.required(BATCH_ID, Rules.ID);
        return id == null ? null : new BatchId(id);
    }

    private static @Nullable BatchId byNumber(Fields fields) {
        if (fields.has(BATCH_ID)) {
            fields.optional(BATCH_ID, Rules.ID);
            fields.fault(BATCH_ID, "must not be given together with batch_number and batch_date");
        }
        Integer number = fields.required(BATCH_NUMBER, Rules.POSITIVE_INT);
        LocalDate date = fields.required(BATCH_DATE, Rules.DATE);
        return number == null || date == null ? null : BatchId.of(number, date);
    }
}

package dev.smena.command.product;

import dev.smena.command.batch.DisaggregateProducts;
import dev.smena.command.batch.ExpectedVersion;
import dev.smena.command.input.Fields;
import dev.smena.command.input.Name;
import dev.smena.command.input.Rules;
import dev.smena.events.BatchId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads requests on the codes of one batch; after adding a fault a reader returns null or a part. */
final class CodesInput {

    private static final Name UNIQUE_CODE = Name.of("unique_code");
    private static final Name UNIQUE_CODES = Name.of("unique_codes");
    private static final Name REASON = Name.of("reason");
    private static final int MOST_TO_REGISTER = 1_000;
    private static final int MOST_TO_AGGREGATE = 100;

    private CodesInput() {}

    static List<String> toRegister(Fields fields) {
        return fields.codes(UNIQUE_CODES, MOST_TO_REGISTER, "");
    }

    static @Nullable List<String> toAggregate(Fields fields) {
        if (!fields.has(UNIQUE_CODE)) {
            return fields.codes(UNIQUE_CODES, MOST_TO_AGGREGATE, "Send more with aggregate-async.");
        }
        if (fields.has(UNIQUE_CODES)) {
            fields.fault(UNIQUE_CODES, "must not be given together with unique_code");
            fields.codes(UNIQUE_CODES, MOST_TO_AGGREGATE, "");
        }
        String code = fields.required(UNIQUE_CODE, Rules.CODE);
        return code == null ? null : List.of(code);
    }

    static @Nullable DisaggregateProducts toDisaggregate(Fields fields, BatchId batch, ExpectedVersion expected) {
        List<String> codes = fields.codes(UNIQUE_CODES, MOST_TO_AGGREGATE, "");
        String reason = fields.required(REASON, Rules.TEXT);
        return reason == null ? null : new DisaggregateProducts(batch, codes, reason, expected);
    }
}

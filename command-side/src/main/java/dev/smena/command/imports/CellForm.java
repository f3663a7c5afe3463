package dev.smena.command.imports;

import dev.smena.command.input.Rule.Violation;
import dev.smena.command.spreadsheet.Cell;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * How people write a kind of field in a spreadsheet, and how the API writes the same. What is in neither form is passed on
 * as it is, so that the API's rule says what it wants.
 */
@FunctionalInterface
interface CellForm {

    /**
     * Null if the cell counts as empty.
     *
     * @throws Violation if the cell has already lost what was meant
     */
    @Nullable
    JsonNode json(Cell cell) throws Violation;

    JsonNodeFactory JSON = JsonNodeFactory.instance;

    Set<String> YES = Set.of("true", "истина", "да", "yes", "1", "закрыта", "closed");
    Set<String> NO = Set.of("false", "ложь", "нет", "no", "0", "открыта", "open");
    Pattern WHOLE_NUMBER = Pattern.compile("([+-]?[0-9]{1,100})([.,]0{1,100})?");

    /** From here on Excel does not keep every digit. */
    BigDecimal UNCERTAIN = BigDecimal.TEN.pow(15);

    CellForm TEXT = cell -> switch (cell) {
        case Cell.Text text -> JSON.stringNode(text.text());
        case Cell.Numeric number -> JSON.stringNode(digits(number));
        case Cell.Moment moment ->
            throw new Violation("was turned into a date by the spreadsheet program; make the cell a text");
        default -> other(cell);
    };

    CellForm INTEGER = cell -> switch (cell) {
        case Cell.Text text -> {
            var whole = WHOLE_NUMBER.matcher(text.text().strip());
            yield whole.matches() ? JSON.numberNode(new BigDecimal(whole.group(1)).toBigInteger()) : string(text);
        }
        case Cell.Numeric number -> number(number.value());
        case Cell.Moment moment ->
            throw new Violation("was turned into a date by the spreadsheet program; make the cell a number");
        default -> other(cell);
    };

    CellForm BOOL = cell -> switch (cell) {
        case Cell.Text text ->
            bool(text.text().strip().toLowerCase(Locale.ROOT)).orElseGet(() -> string(text));
        case Cell.Numeric number ->
            bool(number.value().stripTrailingZeros().toPlainString()).orElseGet(() -> JSON.numberNode(number.value()));
        default -> other(cell);
    };

    CellForm DATE = cell -> switch (cell) {
        case Cell.Text text ->
            DottedDate.parsed(text.text())
                    .filter(time -> time.toLocalTime().equals(LocalTime.MIDNIGHT))
                    .<JsonNode>map(time -> JSON.stringNode(time.toLocalDate().toString()))
                    .orElseGet(() -> string(text));
        case Cell.Moment moment -> JSON.stringNode(dateIfMidnight(moment.value()));
        case Cell.Numeric number -> JSON.stringNode(number.value().toPlainString());
        default -> other(cell);
    };

    CellForm DATE_TIME = cell -> switch (cell) {
        case Cell.Text text ->
            DottedDate.parsedWithTime(text.text())
                    .<JsonNode>map(time -> JSON.stringNode(time.toString()))
                    .orElseGet(() -> string(text));
        case Cell.Moment moment -> JSON.stringNode(moment.value().toString());
        case Cell.Numeric number -> JSON.stringNode(number.value().toPlainString());
        default -> other(cell);
    };

    private static JsonNode other(Cell cell) throws Violation {
        return switch (cell) {
            case Cell.Broken broken -> throw new Violation(broken.words());
            case Cell.Bool bool -> JSON.booleanNode(bool.value());
            default -> throw new IllegalStateException("No form for " + cell);
        };
    }

    private static String dateIfMidnight(LocalDateTime time) {
        return time.toLocalTime().equals(LocalTime.MIDNIGHT)
                ? time.toLocalDate().toString()
                : time.toString();
    }

    private static JsonNode string(Cell.Text text) {
        return JSON.stringNode(text.text().strip());
    }

    private static Optional<JsonNode> bool(String word) {
        return YES.contains(word)
                ? Optional.of(JSON.booleanNode(true))
                : NO.contains(word) ? Optional.of(JSON.booleanNode(false)) : Optional.empty();
    }

    private static JsonNode number(BigDecimal number) {
        boolean whole = number.stripTrailingZeros().scale() <= 0;
        return whole ? JSON.numberNode(number.toBigInteger()) : JSON.numberNode(number);
    }

    private static String digits(Cell.Numeric number) throws Violation {
        if (number.value().abs().compareTo(UNCERTAIN) >= 0) {
            throw new Violation("is a number of more than 15 digits, of which Excel loses some; make the cell a text");
        }
        String plain = number.value().stripTrailingZeros().toPlainString();
        return "0".repeat(Math.max(0, number.leastDigits() - plain.length())) + plain;
    }
}

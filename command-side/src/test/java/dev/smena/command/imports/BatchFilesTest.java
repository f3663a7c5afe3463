package dev.smena.command.imports;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.smena.command.batch.CreateBatch;
import dev.smena.command.spreadsheet.UnreadableFile;
import dev.smena.command.spreadsheet.WorkbookParts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BatchFilesTest {

    private static final CreateBatch BATCH = new CreateBatch(
            22222,
            LocalDate.of(2026, 11, 9),
            true,
            "Фасовка чая",
            "RC-003",
            "Линия «Саше-3»",
            "1 смена",
            "Бригада № 6",
            "Чай",
            "470815",
            Instant.parse("2026-11-09T07:00:00Z"),
            Instant.parse("2026-11-09T19:00:00Z"));

    private static final String HEADER =
            "is_closed;task_description;work_center_name;work_center_identifier;shift;team;batch_number;batch_date;"
                    + "nomenclature;ekn_code;shift_start;shift_end\n";
    private static final String ROW = "Закрыта;Фасовка чая;Линия «Саше-3»;RC-003;1 смена;Бригада № 6;22222;09.11.2026;"
            + "Чай;470815;2026-11-09 08:00;09.11.2026 20:00\n";

    @TempDir
    Path directory;

    @Test
    void headersMayBeMixedFromBothLanguages() {
        assertThat(new Sheet().row(directory)).isEqualTo(new BatchRow.Valid(2, BATCH));
    }

    @Test
    void headersMayHaveBlanksAroundThemAndAnyCase() throws IOException {
        String header =
                HEADER.replace("is_closed", "\u00a0\ufeffстатусЗАКРЫТИЯ ").replace("team", "\" TEAM\n\"");

        assertThat(Sheet.rows(csv(header + ROW))).containsExactly(new BatchRow.Valid(2, BATCH));
    }

    @Test
    void theHeaderIsTheFirstRowThatIsNotBlank() throws IOException {
        Path file = csv("\n;;;\n" + HEADER + "\n" + ROW + "\n\n" + ROW.replace("22222", "3"));

        assertThat(Sheet.rows(file)).extracting(BatchRow::row).containsExactly(5, 8);
        assertThat(Sheet.FILES.count(file)).isEqualTo(2);
    }

    @Test
    void columnsThatAreUnknownMissingOrThereTwiceAreAllNamed() {
        assertRefused(
                new Sheet()
                        .without("team")
                        .without("batch_date")
                        .with("Комментарий", "x")
                        .with("is_close", "x")
                        .with(" смена ", "2")
                        .with("shift", "3")
                        .xlsx(directory),
                "Column shift / Смена is there twice, as \"Смена\" and as \"смена\"."
                        + " Column shift / Смена is there twice, as \"Смена\" and as \"shift\"."
                        + " Columns are missing: team / Бригада, batch_date / ДатаПартии."
                        + " Columns are unknown: K \"Комментарий\", L \"is_close\". Known are: is_closed / СтатусЗакрытия, ");
    }

    @Test
    void onlyWhetherItIsClosedMayBeLeftOut() {
        var open = (BatchRow.Valid) new Sheet().without("СтатусЗакрытия").row(directory);

        assertThat(open.batch().closed()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", ";;\n"})
    void aFileWithoutRowsIsRefused(String text) throws IOException {
        Path file = csv(text);

        assertThatExceptionOfType(UnreadableFile.class).isThrownBy(() -> Sheet.FILES.open(file));
        assertThatExceptionOfType(UnreadableFile.class).isThrownBy(() -> Sheet.FILES.count(file));
    }

    @Test
    void allFaultsOfARowAreNamedByTheColumnsAsWritten() {
        assertThat(new Sheet()
                        .with("НомерПартии", 1001.5)
                        .with("team", null)
                        .with("Смена", "x".repeat(501))
                        .with("batch_date", "31.02.2026")
                        .with("shift_end", LocalDateTime.of(2026, 11, 9, 8, 0))
                        .row(directory))
                .isEqualTo(new BatchRow.Faulty(
                        2,
                        "Смена: must have at most 500 characters; team: is required; НомерПартии: must be an integer;"
                                + " batch_date: must be a date like 2026-01-31; shift_end: must be after shift_start"));
    }

    @Test
    void aCellWithoutAColumnNameIsAFault() throws IOException {
        assertThat(Sheet.rows(csv(HEADER + ROW.strip() + "; ;note\n")))
                .containsExactly(new BatchRow.Faulty(2, "N: has no column name above it"));
    }

    @Test
    void aFaultyRowDoesNotSpoilTheOthers() throws IOException {
        Path file = csv(HEADER + ROW + ROW.replace("22222", "0") + ROW);

        assertThat(Sheet.rows(file))
                .containsExactly(
                        new BatchRow.Valid(2, BATCH),
                        new BatchRow.Faulty(3, "batch_number: must be from 1 to 2147483647"),
                        new BatchRow.Valid(4, BATCH));
    }

    @Test
    void readingGoesOnFromARow() throws IOException {
        Path file = csv(HEADER + ROW + "\n" + ROW + ROW);

        for (int from : new int[] {0, 2, 3, 4, 5, 6}) {
            try (BatchRows rows = Sheet.FILES.open(file, from)) {
                List<Integer> expected =
                        List.of(2, 4, 5).stream().filter(row -> row >= from).toList();
                assertThat(rows).toIterable().extracting(BatchRow::row).containsExactlyElementsOf(expected);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"TRUE, true", "истина, true", "Да, true", "YES, true", "1, true", " Закрыта , true", "closed, true"})
    @CsvSource({"false, false", "Ложь, false", "нет, false", "no, false", "0, false", "Открыта, false", "'  ', false"})
    void truthIsWrittenInManyWays(String text, boolean closed) {
        assertThat(((BatchRow.Valid) new Sheet().with("СтатусЗакрытия", text).row(directory))
                        .batch()
                        .closed())
                .isEqualTo(closed);
    }

    @Test
    void truthMayBeANumber() {
        assertThat(new Sheet().with("СтатусЗакрытия", 1).row(directory)).isEqualTo(new BatchRow.Valid(2, BATCH));
        assertFault("СтатусЗакрытия", 2, "must be true or false");
        assertFault("СтатусЗакрытия", "возможно", "must be true or false");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-09", "09.11.2026", "9.11.2026", " 09.11.2026 0:00:00 "})
    void datesMayBeTyped(String text) {
        assertThat(new Sheet().with("batch_date", text).row(directory)).isEqualTo(new BatchRow.Valid(2, BATCH));
    }

    @Test
    void datesThatAreNoneAreFaults() {
        String words = "must be a date like 2026-01-31";
        assertFault("batch_date", "31.11.2026", words);
        assertFault("batch_date", "11/09/2026", words);
        assertFault("batch_date", "09.11.26", words);
        assertFault("batch_date", 46335, words);
        assertFault("batch_date", LocalDateTime.of(2026, 11, 9, 20, 0), words);
        assertFault("batch_date", "09.11.2026 20:00", words);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-09T08:00:00",
                "2026-11-09 08:00",
                "2026-11-09T12:00:00+05:00",
                "2026-11-09T07:00:00Z",
                "09.11.2026 8:00",
                " 9.11.2026 08:00:00 ",
                "09.11.2026T08:00:00.000000"
            })
    void timesMayBeTyped(String text) {
        assertThat(new Sheet().with("ДатаВремяНачалаСмены", text).row(directory))
                .isEqualTo(new BatchRow.Valid(2, BATCH));
    }

    @Test
    void timesThatAreNoneAreFaults() {
        String words = "must be a date and time like 2026-01-31T20:00:00 or 2026-01-31T20:00:00+05:00";
        assertFault("shift_end", "09.11.2026", words);
        assertFault("shift_end", "09.11.2026 24:00", words);
        assertFault("shift_end", "20:00", words);
        assertFault("shift_end", 46335.5, words);
    }

    @Test
    void aDateInACellMeansItsMidnightWhereATimeIsWanted() {
        var row = (BatchRow.Valid)
                new Sheet().with("shift_end", LocalDate.of(2026, 11, 10)).row(directory);

        assertThat(row.batch().shiftEnd()).isEqualTo("2026-11-09T23:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"22222", " +22222 ", "22222.0", "22222,00"})
    void numbersMayBeTexts(String text) {
        assertThat(new Sheet().with("НомерПартии", text).row(directory)).isEqualTo(new BatchRow.Valid(2, BATCH));
    }

    @Test
    void numbersThatAreNoneAreFaults() {
        assertFault("НомерПартии", "1001.5", "must be an integer");
        assertFault("НомерПартии", "1e3", "must be an integer");
        assertFault("НомерПартии", "№ 5", "must be an integer");
        assertFault("НомерПартии", "99999999999999999999", "must be from 1 to 2147483647");
        assertFault("НомерПартии", 1e300, "must be from 1 to 2147483647");
        assertFault("НомерПартии", true, "must be an integer");
    }

    @ParameterizedTest
    @CsvSource({
        "12345678, 12345678",
        "470815.0, 470815",
        "123456789012345, 123456789012345",
        "0.5, 0.5",
        "1E-7, 0.0000001"
    })
    void aCodeMayBeANumber(double number, String code) {
        assertThat(((BatchRow.Valid) new Sheet().with("ekn_code", number).row(directory))
                        .batch()
                        .eknCode())
                .isEqualTo(code);
    }

    @Test
    void aCodeThatTheSpreadsheetProgramHasSpoiltIsAFault() {
        assertFault(
                "ekn_code",
                1e15,
                "is a number of more than 15 digits, of which Excel loses some; make the cell a text");
        assertFault(
                "ekn_code",
                LocalDate.of(2026, 5, 3),
                "was turned into a date by the spreadsheet program; make the cell a text");
        assertFault("ekn_code", true, "must be a string");
    }

    @Test
    void anErrorInACellIsTheOnlyFaultOfItsColumn() {
        String cells = "<c t=\"inlineStr\"><is><t>%s</t></is></c>";
        String header =
                Arrays.stream(HEADER.strip().split(";")).map(cells::formatted).collect(joining());
        Path file = new WorkbookParts()
                .sheet("<row>" + header + "</row><row><c t=\"e\"><v>#REF!</v></c></row>")
                .in(directory);

        assertThat(((BatchRow.Faulty) Sheet.rows(file).getFirst()).error())
                .startsWith("is_closed: holds the error #REF!; task_description: is required; ");
    }

    @Test
    void textsAreTakenAsTheyAre() throws IOException {
        String text = " =1+1;\"@\"\r\n\u001d_x001D_ ";
        Path file = csv(HEADER + ROW.replace("Чай", '"' + text.replace("\"", "\"\"") + '"'));

        assertThat(((BatchRow.Valid) Sheet.rows(file).getFirst()).batch().nomenclature())
                .isEqualTo(text);
    }

    private void assertFault(String column, Object value, String words) {
        assertThat(new Sheet().with(column, value).row(directory))
                .isEqualTo(new BatchRow.Faulty(2, column + ": " + words));
    }

    private static void assertRefused(Path file, String message) {
        assertThatExceptionOfType(UnreadableFile.class)
                .isThrownBy(() -> Sheet.FILES.open(file))
                .withMessageStartingWith(message);
    }

    private Path csv(String text) throws IOException {
        return Files.writeString(directory.resolve("sheet.csv"), text);
    }
}

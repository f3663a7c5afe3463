package dev.smena.command.spreadsheet;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class CsvFileTest {

    private static final String TEXT = "Смена;Бригада\r\n1 смена;№ 6\r\n";

    @TempDir
    Path directory;

    @Test
    void charsetsAreTold() {
        String same = "1: [Смена, Бригада]\n2: [1 смена, № 6]";

        assertThat(rows(TEXT.getBytes(UTF_8))).isEqualTo(same);
        assertThat(rows(("\ufeff" + TEXT).getBytes(UTF_8))).isEqualTo(same);
        assertThat(rows(("\ufeff" + TEXT).getBytes(UTF_16LE))).isEqualTo(same);
        assertThat(rows(("\ufeff" + TEXT).getBytes(UTF_16BE))).isEqualTo(same);
        assertThat(rows(TEXT.getBytes(Charset.forName("windows-1251")))).isEqualTo(same);
    }

    @Test
    void theWholeFileDecidesOnUtf8() {
        String ascii = "shift;team\n" + "1;1\n".repeat(100_000);

        assertThat(rows((ascii + "1;Бригада").getBytes(Charset.forName("windows-1251"))))
                .endsWith("[1, Бригада]");
    }

    @Test
    void aFirstLineMaySayWhatTheSeparatorIs() {
        assertThat(rows("sep=|\r\na|b;;;\r\n1|2")).isEqualTo("1: [a, b;;;]\n2: [1, 2]");
        assertThat(rows("sep=;\nsep=,;b")).isEqualTo("1: [sep=,, b]");
    }

    @Test
    void aNulInACellIsLeftToTheRulesOfTheCell() {
        assertThat(rows("a;b\n1;x\0y\n2;z")).isEqualTo("1: [a, b]\n2: [1, x\0y]\n3: [2, z]");
    }

    @ParameterizedTest
    @ValueSource(strings = {";", ",", "\t"})
    void theHeaderTellsTheSeparator(String separator) {
        assertThat(rows(String.join(separator, "a", "\"b;;;,,,\t\t\t\"", "c", "d") + "\n1" + separator + "2"))
                .isEqualTo("1: [a, b;;;,,,\t\t\t, c, d]\n2: [1, 2]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r", "\r\n"})
    void lineEndsMayBeAny(String end) {
        assertThat(rows(String.join(end, "a;b", "1;2", "", "3;4"))).isEqualTo("1: [a, b]\n2: [1, 2]\n4: [3, 4]");
    }

    @Test
    void quotedTextKeepsSeparatorsQuotesAndLineBreaksAndIsOneRow() {
        assertThat(rows("a;b\n\" x;\"\"y\"\"\r\nz\rw \";2\n3;5\" pipe\n"))
                .isEqualTo("1: [a, b]\n2: [ x;\"y\"\r\nz\rw , 2]\n3: [3, 5\" pipe]");
    }

    @Test
    void rowsMayBeShortOrLongOrBlank() {
        assertThat(rows("\n;;\na;b\n1\n ; \n1;2;3\n")).isEqualTo("3: [a, b]\n4: [1]\n6: [1, 2, 3]");
    }

    @Test
    void aQuoteThatIsNeverClosedIsFoundAtTheEnd() {
        assertRefused("a;b\n1;2\n3;\"4\n5;6\n", "in row 3 a quote is opened and never closed");
        assertRefused("a;b\n1;2\n3;\"4", "in row 3 a quote is opened and never closed");
        assertRefused("a;b\n1;2\n3;\"4\"\"\n", "in row 3 a quote is opened and never closed");
    }

    @Test
    void aQuoteThatSwallowsAHugeFileEndsByTheLengthOfACell() {
        Path file = repeated("a;b\n1;\"2", "3;4\n", 5_000_000);

        assertRefused(file, "a cell of row 2 has more than 32,767 characters; perhaps a quote is opened there");
    }

    @Test
    void aCellThatHasAsMuchAsItMayIsRead() {
        String most = "\"".repeat(32_767);

        assertThat(rows("a;b\n1;\"" + most.replace("\"", "\"\"") + "\"\n")).endsWith("2: [1, " + most + "]");
        assertRefused("a;b\n1;" + "x".repeat(32_768), "a cell of row 2 has more than 32,767 characters");
    }

    @Test
    void aLineWithoutEndEndsByItsColumns() {
        assertRefused(repeated("a;b\n", "1;", 5_000_000), "row 2 has more than 16,384 columns");
    }

    @Test
    void aRowOfManyLongTextsEnds() {
        assertRefused("a;b\n" + ("x".repeat(32_000) + ";").repeat(40), "row 2 has more than 1,000,000 characters");
    }

    @Test
    void moreRowsThanASheetHasAreRefused() {
        assertThat(Rows.of(repeated("a;b\n", "1;2\n", 1_048_575))).hasSize(1_048_576);
        assertRefused(repeated("a;b\n", "1;2\n", 1_048_576), "it has more than 1,048,576 rows; divide it");
        assertRefused(repeated("a;b\n", "\n", 5_000_000), "it has more than 1,048,576 rows; divide it");
    }

    @Test
    void whatIsNoTextIsRefused() {
        assertRefused(file(new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 0, 1}), "it is neither a workbook nor text");
        assertRefused(
                file(new byte[] {'a', ';', (byte) 0x98}),
                "it is neither a workbook nor text in UTF-8, UTF-16 with a byte order mark, or windows-1251");
        assertRefused(
                file(new byte[] {(byte) 0xef, (byte) 0xbb, (byte) 0xbf, 'a', (byte) 0xff}),
                "it is neither a workbook nor text in UTF-8, UTF-16 with a byte order mark, or windows-1251");
    }

    private String rows(String text) {
        return rows(text.getBytes(UTF_8));
    }

    private String rows(byte[] bytes) {
        return Rows.of(file(bytes)).stream()
                .map(row -> row.number() + ": " + texts(row))
                .collect(joining("\n"));
    }

    private static List<String> texts(Row row) {
        return row.cells().values().stream()
                .map(cell -> ((Cell.Text) cell).text())
                .toList();
    }

    private Path file(byte[] bytes) {
        try {
            return Files.write(directory.resolve("file.csv"), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path repeated(String start, String line, int times) {
        Path file = directory.resolve("large.csv");
        try (Writer out = Files.newBufferedWriter(file)) {
            out.write(start);
            String block = line.repeat(1_000);
            for (int i = 0; i < times / 1_000; i++) {
                out.write(block);
            }
            out.write(line.repeat(times % 1_000));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }

    private void assertRefused(String text, String reason) {
        assertRefused(file(text.getBytes(UTF_8)), reason);
    }

    private static void assertRefused(Path file, String reason) {
        assertThatExceptionOfType(UnreadableFile.class)
                .isThrownBy(() -> Rows.of(file))
                .withMessageContaining(reason);
    }
}

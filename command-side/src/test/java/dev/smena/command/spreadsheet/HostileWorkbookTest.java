package dev.smena.command.spreadsheet;

import static dev.smena.command.spreadsheet.WorkbookParts.repeated;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Workbooks made to fill the memory, to take for ever or to read other files. A limit of ours ends each, and says which. */
@Timeout(60)
class HostileWorkbookTest {

    private static final String SHEET = "xl/worksheets/sheet1.xml";
    private static final String OPEN = "<worksheet><sheetData>";
    private static final String CLOSE = "</sheetData></worksheet>";

    private static final String SST = "<sst %s>".formatted(WorkbookParts.NAMESPACE);

    @TempDir
    Path directory;

    @Test
    void aZipBombEndsByItsRatio() {
        assertRefused(
                new WorkbookParts().with(SHEET, repeated("<worksheet>", "<x/>", 30_000_000, "</worksheet>")),
                "unpacked it is more than 250 times as large");
    }

    @Test
    void aGiganticTextIsNotReadToItsEnd() {
        assertRefused(
                new WorkbookParts()
                        .with(SHEET, repeated(OPEN + "<row><c t=\"inlineStr\"><is><t>", "text", 5_000_000, CLOSE)),
                "a single item in it has more than 1,048,576 bytes");
    }

    @Test
    void aGiganticTextInPiecesIsNotReadToItsEnd() {
        assertRefused(
                new WorkbookParts()
                        .with(
                                SHEET,
                                repeated(OPEN + "<row><c t=\"inlineStr\"><is>", "<r><t>run</t></r>", 1_000_000, CLOSE)),
                "a text in it has more than 32,767 characters");
    }

    @Test
    void aGiganticAttributeCommentOrNameIsNotReadToItsEnd() {
        assertRefused(
                new WorkbookParts().with(SHEET, repeated(OPEN + "<row r=\"", "1111", 1_000_000, "\"/>" + CLOSE)),
                "a single item in it has more than 1,048,576 bytes");
        assertRefused(
                new WorkbookParts().with(SHEET, repeated(OPEN + "<!--", "word", 1_000_000, "-->" + CLOSE)),
                "a single item in it has more than 1,048,576 bytes");
        assertRefused(
                new WorkbookParts().with(SHEET, repeated(OPEN + "<", "name", 1_000_000, "/>" + CLOSE)),
                "it is a damaged or incomplete workbook");
    }

    @Test
    void deepNestingEnds() {
        assertRefused(
                new WorkbookParts().sheet("<a>".repeat(200) + "</a>".repeat(200)),
                "it is a damaged or incomplete workbook");
        assertThat(Rows.of(new WorkbookParts()
                        .sheet("<a>".repeat(90) + "</a>".repeat(90))
                        .in(directory)))
                .isEmpty();
    }

    @Test
    void manyNamesEnd() {
        var rows = new StringBuilder();
        for (int i = 0; i < 6_000; i++) {
            rows.append("<row a").append(i).append("=\"\"/>");
        }
        assertRefused(
                new WorkbookParts().sheet(rows.toString()), "it has more than 5,000 names of elements and attributes");
    }

    @Test
    void manyColumnsEnd() {
        assertRefused(
                new WorkbookParts()
                        .with(SHEET, repeated(OPEN + "<row>", "<c><v>1</v></c>", 1_000_000, "</row>" + CLOSE)),
                "row 1 has more than 16,384 columns");
        assertRefused(
                new WorkbookParts().sheet("<row r=\"1\"><c r=\"ZZZZZZZ1\"><v>1</v></c></row>"),
                "row 1 has more than 16,384 columns");
    }

    @Test
    void manyRowsEnd() {
        assertRefused(
                new WorkbookParts().sheet("<row r=\"1048577\"><c><v>1</v></c></row>"),
                "it has more than 1,048,576 rows");
        assertRefused(
                new WorkbookParts().with(SHEET, repeated(OPEN, "<row><c/></row>", 5_000_000, CLOSE)),
                "it has more than 1,048,576 rows");
    }

    @Test
    void aRowOfManyLongTextsEnds() {
        String long32k = "<c t=\"inlineStr\"><is><t>" + "x".repeat(32_000) + "</t></is></c>";
        assertRefused(
                new WorkbookParts().sheet("<row>" + long32k.repeat(40) + "</row>"),
                "row 1 has more than 1,000,000 characters");
    }

    @Test
    void manySharedTextsEnd() {
        byte[] noise = new byte[1 << 20];
        new Random(1).nextBytes(noise);
        assertRefused(
                new WorkbookParts()
                        .sheet("<row><c t=\"s\"><v>0</v></c></row>")
                        .with("xl/sharedStrings.xml", repeated(SST, "<si/>", 4_000_000, "</sst>")),
                "it has more than 2,000,000 different texts");
        assertRefused(
                new WorkbookParts()
                        .sheet("")
                        .with("xl/noise.xml", new ByteArrayInputStream(noise))
                        .with("xl/sharedStrings.xml", repeated(SST + "<!--", "word", 20_000_000, "--></sst>")),
                "its different texts have more than 67,108,864 bytes");
    }

    @Test
    void manyCellFormatsEnd() {
        assertRefused(
                new WorkbookParts()
                        .sheet("")
                        .with(
                                "xl/styles.xml",
                                repeated(
                                        "<styleSheet %s><cellXfs>".formatted(WorkbookParts.NAMESPACE),
                                        "<xf/>",
                                        2_000_000,
                                        "</cellXfs></styleSheet>")),
                "its cell formats and other descriptions have more than 8,388,608 bytes");
    }

    @Test
    void manySheetsEnd() {
        assertRefused(
                new WorkbookParts()
                        .with(
                                "xl/workbook.xml",
                                repeated(
                                        "<workbook %s><sheets>".formatted(WorkbookParts.NAMESPACE),
                                        "<sheet/>",
                                        2_000_000,
                                        "</sheets></workbook>")),
                "its cell formats and other descriptions have more than 8,388,608 bytes");
    }

    /** POI makes a tree of each and keeps its relations, and says no more of a limit of ours than that it could not. */
    @Test
    void relationsOfManyPartsEndTogether() {
        assertRefused(relationsOfParts(20), "it is a damaged or incomplete workbook");
        assertThat(Rows.of(relationsOfParts(10).in(directory))).isEmpty();
    }

    private static WorkbookParts relationsOfParts(int count) {
        var parts = new WorkbookParts().sheet("");
        for (int i = 0; i < count; i++) {
            String relations = WorkbookParts.RELATIONS.formatted("<a/>".repeat(125_000));
            parts.with("xl/part%d.xml".formatted(i), "<a/>").with("xl/_rels/part%d.xml.rels".formatted(i), relations);
        }
        return parts;
    }

    @Test
    void anEntityThatReadsAFileIsRefusedAndTheFileNotRead() throws IOException {
        Path secret = Files.writeString(directory.resolve("secret.txt"), "SECRET");
        String dtd = "<!DOCTYPE x [<!ENTITY e SYSTEM \"%s\">]>".formatted(secret.toUri());
        String cell = "<row><c t=\"inlineStr\"><is><t>&e;</t></is></c></row>";

        assertRefused(
                new WorkbookParts().with(SHEET, dtd + WorkbookParts.sheetXml(cell)), "it declares a document type");
        assertRefused(
                new WorkbookParts().sheet("").with("xl/sharedStrings.xml", dtd + SST + "<si><t>&e;</t></si></sst>"),
                "it is a damaged or incomplete workbook");
        assertRefused(
                new WorkbookParts().sheet("").with("xl/workbook.xml", dtd + "<workbook/>"),
                "it is a damaged or incomplete workbook");
    }

    @Test
    void aBillionLaughsAreRefused() {
        String dtd = "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;\">]>";
        assertRefused(
                new WorkbookParts().with(SHEET, dtd + WorkbookParts.sheetXml("<row><c t=\"str\"><v>&c;</v></c></row>")),
                "it declares a document type");
    }

    @Test
    void aListOfContentsThatWouldFillTheMemoryIsNotRead() throws IOException {
        Path file = directory.resolve("entries.xlsx");
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (int i = 0; i < 2_000; i++) {
                zip.putNextEntry(new ZipEntry("part" + i));
            }
        }
        assertRefused(file, "it has more than 1,000 parts");
    }

    @Test
    void aSizeThatIsALieDoesNotHelp() throws IOException {
        Path file = new WorkbookParts()
                .with(SHEET, repeated(OPEN, "<row><c/></row>", 5_000_000, CLOSE))
                .in(directory);
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = bytes.limit() - 4; at >= 0; at--) {
            if (bytes.getInt(at) == 0x02014b50) {
                bytes.putInt(at + 24, 1_000);
            }
        }
        Files.write(file, bytes.array());

        assertRefused(file, "The file is not a spreadsheet that can be read");
    }

    @Test
    void aTruncatedWorkbookIsRefused() throws IOException {
        byte[] whole = Files.readAllBytes(
                new WorkbookParts().sheet("<row><c><v>1</v></c></row>").in(directory));
        for (int length : new int[] {2, 4, 100, whole.length / 2, whole.length - 1}) {
            Path part = Files.write(directory.resolve("part.xlsx"), Arrays.copyOf(whole, length));
            assertRefused(part, "it is a damaged or incomplete workbook");
        }
    }

    @Test
    void aWorkbookWithBytesChangedIsReadOrRefusedButNeverFails() throws IOException {
        byte[] whole = Files.readAllBytes(
                new WorkbookParts().sheet("<row><c><v>1</v></c></row>").in(directory));
        int refused = 0;
        for (int i = 0; i < whole.length; i += 3) {
            byte[] changed = whole.clone();
            changed[i] ^= 0x55;
            try {
                Rows.of(Files.write(directory.resolve("changed.xlsx"), changed));
            } catch (UnreadableFile e) {
                refused++;
            }
        }
        assertThat(refused).isPositive();
    }

    private void assertRefused(WorkbookParts parts, String reason) {
        assertRefused(parts.in(directory), reason);
    }

    private static void assertRefused(Path file, String reason) {
        assertThatExceptionOfType(UnreadableFile.class)
                .isThrownBy(() -> Rows.of(file))
                .withMessageContaining(reason);
    }
}

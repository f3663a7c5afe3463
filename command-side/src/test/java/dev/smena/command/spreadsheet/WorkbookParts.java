package dev.smena.command.spreadsheet;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A workbook put together part by part, so that it can be as wrong as one likes. */
public final class WorkbookParts {

    static final String NAMESPACE = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";

    static final String RELATIONS =
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">%s</Relationships>";
    private static final String RELATION =
            "<Relationship Id=\"%s\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/%s\""
                    + " Target=\"%s\"/>";

    private static final String CONTENT_TYPE =
            "<Override PartName=\"/xl/%s.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml"
                    + ".%s+xml\"/>";

    private final Map<String, InputStream> parts = new LinkedHashMap<>();

    public WorkbookParts() {
        with(
                "[Content_Types].xml",
                "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                        + "<Default Extension=\"rels\""
                        + " ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                        + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
                        + CONTENT_TYPE.formatted("workbook", "sheet.main")
                        + CONTENT_TYPE.formatted("worksheets/sheet1", "worksheet")
                        + CONTENT_TYPE.formatted("sharedStrings", "sharedStrings")
                        + CONTENT_TYPE.formatted("styles", "styles")
                        + "</Types>");
        with("_rels/.rels", RELATIONS.formatted(RELATION.formatted("rId1", "officeDocument", "xl/workbook.xml")));
        with("xl/workbook.xml", """
                <workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"
                 xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">
                <sheets><sheet name="Лист1" sheetId="1" r:id="rId1"/></sheets></workbook>""");
        with(
                "xl/_rels/workbook.xml.rels",
                RELATIONS.formatted(RELATION.formatted("rId1", "worksheet", "worksheets/sheet1.xml")
                        + RELATION.formatted("rId2", "sharedStrings", "/xl/sharedStrings.xml")
                        + RELATION.formatted("rId3", "styles", "styles.xml")));
        with("xl/sharedStrings.xml", "<sst " + NAMESPACE + "/>");
        with("xl/styles.xml", "<styleSheet " + NAMESPACE + "/>");
    }

    public WorkbookParts with(String part, String content) {
        return with(part, new ByteArrayInputStream(content.getBytes(UTF_8)));
    }

    WorkbookParts with(String part, InputStream content) {
        parts.put(part, content);
        return this;
    }

    /** @param rows the content of {@code sheetData} */
    public WorkbookParts sheet(String rows) {
        return with("xl/worksheets/sheet1.xml", sheetXml(rows));
    }

    static String sheetXml(String rows) {
        return "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>" + rows
                + "</sheetData></worksheet>";
    }

    /** A document with much in its middle, made while it is read. */
    static InputStream repeated(String start, String middle, int times, String end) {
        byte[] thousand = middle.repeat(1_000).getBytes(UTF_8);
        List<InputStream> streams = IntStream.range(0, times / 1_000)
                .<InputStream>mapToObj(i -> new ByteArrayInputStream(thousand))
                .toList();
        return new SequenceInputStream(
                new ByteArrayInputStream(start.getBytes(UTF_8)),
                new SequenceInputStream(
                        new SequenceInputStream(Collections.enumeration(streams)),
                        new ByteArrayInputStream(end.getBytes(UTF_8))));
    }

    public Path in(Path directory) {
        try {
            Path file = Files.createTempFile(directory, "parts", ".xlsx");
            try (OutputStream out = Files.newOutputStream(file);
                    var zip = new ZipOutputStream(out)) {
                for (var part : parts.entrySet()) {
                    zip.putNextEntry(new ZipEntry(part.getKey()));
                    part.getValue().transferTo(zip);
                }
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

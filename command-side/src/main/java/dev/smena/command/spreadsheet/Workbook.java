package dev.smena.command.spreadsheet;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.poi.ooxml.POIXMLTypeLoader;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCComplianceFlags;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.openxml4j.opc.PackageRelationshipTypes;
import org.apache.poi.xssf.model.StylesTable;
import org.apache.poi.xssf.usermodel.XSSFRelation;
import org.apache.xmlbeans.XmlException;
import org.jspecify.annotations.Nullable;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTSheet;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTWorkbook;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.STSheetState;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.WorkbookDocument;
import org.xml.sax.SAXException;

/** The first visible sheet of an Office Open XML workbook (ECMA-376, transitional), opened by Apache POI. */
final class Workbook implements Spreadsheet {

    private static final String CONTENT_TYPES = "[Content_Types].xml";

    private final OPCPackage parts;
    private final SheetRows rows;

    private Workbook(OPCPackage parts, SheetRows rows) {
        this.parts = parts;
        this.rows = rows;
    }

    static Workbook open(Path file) throws IOException {
        Archive archive = new Archive(file);
        try {
            if (archive.getEntry(CONTENT_TYPES) == null) {
                throw UnreadableFile.because("it is an archive, but no .xlsx workbook; save it as .xlsx or .csv");
            }
            OPCPackage parts = OPCPackage.open(archive, OPCComplianceFlags.disableAll());
            return new Workbook(parts, firstSheet(archive, workbookOf(parts)));
        } catch (UnreadableFile | UncheckedIOException e) {
            archive.close();
            throw e;
        } catch (IOException | OpenXML4JException | XmlException | SAXException | RuntimeException e) {
            // The archive tells of disks that fail; for a file that is wrong, POI has exceptions of every kind.
            archive.close();
            throw damaged();
        }
    }

    static UnreadableFile damaged() {
        return UnreadableFile.because("it is a damaged or incomplete workbook; save it anew");
    }

    @Override
    public @Nullable Row next() {
        return rows.next();
    }

    @Override
    public void close() {
        rows.close();
        parts.revert();
    }

    private static PackagePart workbookOf(OPCPackage parts) throws InvalidFormatException {
        return parts.getPartsByRelationshipType(PackageRelationshipTypes.CORE_DOCUMENT).stream()
                .filter(part -> part.getContentType().contains("sheet")
                        && part.getContentType().endsWith(".main+xml"))
                .findFirst()
                .orElseThrow(() -> UnreadableFile.because(
                        "it is no ordinary .xlsx workbook; save it as .xlsx, not as" + " Strict Open XML, or as .csv"));
    }

    private static SheetRows firstSheet(Archive archive, PackagePart part)
            throws IOException, OpenXML4JException, XmlException, SAXException {
        CTWorkbook workbook = workbook(part);
        boolean since1904 =
                workbook.isSetWorkbookPr() && workbook.getWorkbookPr().getDate1904();
        PackagePart sheet = sheet(part, workbook);
        var formats = new Formats(styles(part));
        archive.startStreaming();
        var values = new CellValues(sharedTexts(part), formats, since1904);
        return new SheetRows(new XmlPart(sheet.getInputStream()), values);
    }

    private static CTWorkbook workbook(PackagePart part) throws IOException, XmlException {
        try (InputStream in = part.getInputStream()) {
            return WorkbookDocument.Factory.parse(in, POIXMLTypeLoader.DEFAULT_XML_OPTIONS)
                    .getWorkbook();
        }
    }

    /** The first visible one, or the first if all are hidden; a sheet of charts is none. */
    private static PackagePart sheet(PackagePart part, CTWorkbook workbook) throws InvalidFormatException {
        List<String> ids = Arrays.stream(workbook.getSheets().getSheetArray())
                .sorted(Comparator.comparing(sheet -> sheet.getState() != STSheetState.VISIBLE))
                .map(CTSheet::getId)
                .toList();
        for (String id : ids) {
            var relation = part.getRelationship(id);
            if (relation != null && relation.getRelationshipType().equals(XSSFRelation.WORKSHEET.getRelation())) {
                return part.getRelatedPart(relation);
            }
        }
        throw UnreadableFile.because("it has no sheet of cells");
    }

    private static StylesTable styles(PackagePart part) throws IOException, InvalidFormatException {
        try (InputStream in = XSSFRelation.STYLES.getContents(part)) {
            return in == null ? new StylesTable() : new StylesTable(in);
        }
    }

    private static SharedTexts sharedTexts(PackagePart part) throws IOException, InvalidFormatException, SAXException {
        try (InputStream in = XSSFRelation.SHARED_STRINGS.getContents(part)) {
            return new SharedTexts(in == null ? InputStream.nullInputStream() : in);
        }
    }
}

package dev.smena.command.spreadsheet;

import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.io.input.BoundedInputStream;
import org.apache.poi.xssf.eventusermodel.ReadOnlySharedStringsTable;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;

/** The texts that cells of a workbook refer to by number. They are kept in memory, so there may not be too many. */
final class SharedTexts extends ReadOnlySharedStringsTable {

    static final int MOST_BYTES = 64 << 20;
    /** An empty text takes five bytes of the file, but about fifty of the memory. */
    static final int MOST_TEXTS = 2_000_000;

    /** Set by {@link #startElement}, which the constructor of the superclass calls. */
    private int texts;

    SharedTexts(InputStream in) throws IOException, SAXException {
        super(bounded(in), false);
    }

    @Override
    public void startElement(String uri, String localName, String name, Attributes attributes) throws SAXException {
        if (localName.equals("si") && ++texts > MOST_TEXTS) {
            throw UnreadableFile.because(
                    "it has more than %,d different texts; save it as .csv, or divide it", MOST_TEXTS);
        }
        super.startElement(uri, localName, name, attributes);
    }

    String get(String index) {
        try {
            int at = Integer.parseInt(index.strip());
            if (at >= 0 && at < texts) {
                return getItemAt(at).getString();
            }
        } catch (NumberFormatException e) {
            // no better than a number too high
        }
        throw UnreadableFile.because("a cell in it refers to a text that is not there");
    }

    private static InputStream bounded(InputStream in) throws IOException {
        return BoundedInputStream.builder()
                .setInputStream(in)
                .setMaxCount(MOST_BYTES)
                .setOnMaxCount((most, count) -> {
                    throw UnreadableFile.because(
                            "its different texts have more than %,d bytes; save it as .csv, or divide it", most);
                })
                .get();
    }
}

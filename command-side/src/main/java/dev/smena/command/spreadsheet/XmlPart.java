package dev.smena.command.spreadsheet;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.io.input.ProxyInputStream;
import org.apache.poi.util.XMLHelper;
import org.jspecify.annotations.Nullable;

/**
 * An XML document read element by element. It is refused if it declares a document type, which no part of a workbook does
 * and all known attacks by entities need; and if it has more names or text than a parser should have to remember; nesting, the JDK bounds itself.
 */
final class XmlPart implements AutoCloseable {

    static final int MOST_NAMES = 5_000;
    static final int MOST_BYTES_AT_ONCE = 1 << 20;

    private final InputStream in;
    private final XMLStreamReader xml;
    private final Set<String> names = new HashSet<>();
    private int bytesSinceEvent;

    XmlPart(InputStream part) {
        in = new ProxyInputStream(part) {
            @Override
            protected void afterRead(int read) {
                count(read);
            }
        };
        try {
            xml = XMLHelper.newXMLInputFactory().createXMLStreamReader(in);
        } catch (XMLStreamException e) {
            throw Workbook.damaged();
        }
    }

    /** Goes to the next beginning or end of an element, or to the end of the document, where it returns false. */
    boolean next() {
        try {
            while (xml.hasNext()) {
                switch (xml.next()) {
                    case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                        throw UnreadableFile.because("it declares a document type, which no workbook does");
                    case XMLStreamConstants.START_ELEMENT -> requireFewNames();
                    default -> {
                        // nothing that has to be bounded
                    }
                }
                bytesSinceEvent = 0;
                if (xml.isStartElement() || xml.isEndElement()) {
                    return true;
                }
            }
            return false;
        } catch (XMLStreamException e) {
            throw Workbook.damaged();
        }
    }

    boolean begins(String name) {
        return xml.isStartElement() && xml.getLocalName().equals(name);
    }

    boolean ends(String name) {
        return xml.isEndElement() && xml.getLocalName().equals(name);
    }

    @Nullable
    String attribute(String name) {
        return xml.getAttributeValue(null, name);
    }

    /** The text of the element that has just begun, which has no others in it; goes to its end. */
    String text() {
        try {
            String text = xml.getElementText();
            requireCell(text);
            return text;
        } catch (XMLStreamException e) {
            throw Workbook.damaged();
        }
    }

    /** The text of the element that has just begun, of the name given, in one piece or in runs; without phonetic hints. */
    String richText(String element) {
        var text = new StringBuilder();
        boolean hint = false;
        while (next() && !ends(element)) {
            hint = begins("rPh") || (hint && !ends("rPh"));
            if (begins("t") && !hint) {
                requireCell(text.append(text()));
            }
        }
        return text.toString();
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void requireFewNames() {
        names.add(xml.getLocalName());
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            names.add(xml.getAttributeLocalName(i));
        }
        if (names.size() > MOST_NAMES) {
            throw UnreadableFile.because("it has more than %,d names of elements and attributes", MOST_NAMES);
        }
    }

    /** A parser keeps any name, attribute or comment whole, however long. */
    private void count(int read) {
        bytesSinceEvent += Math.max(read, 0);
        if (bytesSinceEvent > MOST_BYTES_AT_ONCE) {
            throw UnreadableFile.because("a single item in it has more than %,d bytes", MOST_BYTES_AT_ONCE);
        }
    }

    private static void requireCell(CharSequence text) {
        if (text.length() > Row.MOST_CELL_CHARACTERS) {
            throw UnreadableFile.because("a text in it has more than %,d characters", Row.MOST_CELL_CHARACTERS);
        }
    }
}

package dev.smena.query.reports;

import com.itextpdf.kernel.font.PdfFont;
import java.util.ArrayList;
import java.util.List;

/** Text in which nothing is invisible: what has no glyph is spelled out, {@code ⟨GS⟩} or {@code ⟨U+1F600⟩}. */
final class Printable {

    private static final int GROUP_SEPARATOR = 0x1D;

    private Printable() {}

    static String text(String text, PdfFont font) {
        var shown = new StringBuilder(text.length());
        text.codePoints().forEach(one -> {
            if (Character.isISOControl(one) && Character.isWhitespace(one) && one != GROUP_SEPARATOR) {
                shown.append(' ');
            } else if (isVisible(one, font)) {
                shown.appendCodePoint(one);
            } else {
                shown.append(one == GROUP_SEPARATOR ? "⟨GS⟩" : "⟨U+%04X⟩".formatted(one));
            }
        });
        return shown.toString();
    }

    /** Cuts anywhere, so that each line is at most this wide and together they are the text. */
    static List<String> lines(String text, PdfFont font, float size, float width) {
        var lines = new ArrayList<String>();
        int begin = 0;
        float taken = 0;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            float wide = font.getWidth(text.codePointAt(i), size);
            if (taken + wide > width && i > begin) {
                lines.add(text.substring(begin, i));
                begin = i;
                taken = 0;
            }
            taken += wide;
        }
        lines.add(text.substring(begin));
        return lines;
    }

    private static boolean isVisible(int codePoint, PdfFont font) {
        return Character.getType(codePoint) != Character.FORMAT
                && !Character.isISOControl(codePoint)
                && font.containsGlyph(codePoint);
    }
}

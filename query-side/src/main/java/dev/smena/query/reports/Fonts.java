package dev.smena.query.reports;

import static java.util.Objects.requireNonNull;

import com.itextpdf.io.font.PdfEncodings;
import com.itextpdf.kernel.font.PdfFont;
import com.itextpdf.kernel.font.PdfFontFactory;
import com.itextpdf.kernel.font.PdfFontFactory.EmbeddingStrategy;
import java.io.IOException;

/** DejaVu, of which the glyphs used are embedded: no font of the machine is asked for. A set serves one document. */
record Fonts(PdfFont text, PdfFont bold, PdfFont code) {

    static Fonts load() throws IOException {
        return new Fonts(font("DejaVuSansCondensed"), font("DejaVuSansCondensed-Bold"), font("DejaVuSansMono"));
    }

    private static PdfFont font(String name) throws IOException {
        String path = "/net/sf/jasperreports/fonts/dejavu/" + name + ".ttf";
        try (var file = requireNonNull(Fonts.class.getResourceAsStream(path), path)) {
            return PdfFontFactory.createFont(
                    file.readAllBytes(), PdfEncodings.IDENTITY_H, EmbeddingStrategy.FORCE_EMBEDDED);
        }
    }
}

package dev.smena.query.reports;

import com.itextpdf.kernel.font.PdfFont;
import com.itextpdf.kernel.pdf.PdfDocument;
import com.itextpdf.kernel.pdf.PdfPage;
import com.itextpdf.kernel.pdf.canvas.PdfCanvas;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The list of products over as many pages as it takes, its head on each; a full page is written out at once. Drawn row by
 * row, because iText's own table takes four times as long.
 */
final class ProductTable {

    private static final float SIZE = 7;
    private static final float LINE = 8.6f;
    private static final float PADDING = 3;
    private static final float HEAD = 18;
    private static final float ID = PageFrame.LEFT + 3;
    private static final float CODE = ID + 162;
    private static final float AGGREGATED = PageFrame.RIGHT - 152;
    private static final float DATE = PageFrame.RIGHT - 80;
    private static final float CODE_WIDTH = AGGREGATED - CODE - 10;

    private final PdfDocument pdf;
    private final Fonts fonts;
    private final ZoneId zone;
    private PdfPage page;
    private Pen pen;
    private float y;

    /** @param top of the table on the document's last page */
    ProductTable(PdfDocument pdf, Fonts fonts, ZoneId zone, float top) {
        this.pdf = pdf;
        this.fonts = fonts;
        this.zone = zone;
        page = pdf.getLastPage();
        pen = pen(page);
        y = top;
    }

    void begin(int total) {
        if (y - 3 * HEAD < PageFrame.BOTTOM) {
            turn();
        }
        pen.words("Продукция", PageFrame.LEFT, y - 14, fonts.bold(), 13, Palette.INK);
        pen.wordsEndingAt(
                total == 0 ? "не зарегистрирована" : "всего " + Words.count(total),
                PageFrame.RIGHT,
                y - 14,
                fonts.text(),
                9,
                Palette.MUTED);
        y -= 24;
        head();
    }

    void add(ReportedProduct product) {
        List<String> code =
                Printable.lines(Printable.text(product.code(), fonts.code()), fonts.code(), SIZE, CODE_WIDTH);
        float height = code.size() * LINE + 2 * PADDING;
        if (y - height < PageFrame.BOTTOM) {
            PdfPage full = page;
            turn();
            full.flush();
            head();
        }
        float baseline = y - PADDING - SIZE + 0.8f;
        boolean done = product.aggregatedAt() != null;
        pen.words(product.id().toString(), ID, baseline, fonts.code(), SIZE, Palette.MUTED);
        for (int i = 0; i < code.size(); i++) {
            pen.words(code.get(i), CODE, baseline - i * LINE, fonts.code(), SIZE, Palette.INK);
        }
        pen.words(product.aggregated(), AGGREGATED, baseline, font(done), SIZE, done ? Palette.DONE : Palette.MUTED);
        date(product.aggregatedAt(zone), baseline);
        y -= height;
        pen.rule(PageFrame.LEFT, PageFrame.RIGHT, y, 0.4f, Palette.RULE);
    }

    private void date(@Nullable LocalDateTime aggregatedAt, float baseline) {
        if (aggregatedAt != null) {
            pen.words(Words.second(aggregatedAt), DATE, baseline, fonts.text(), SIZE, Palette.INK);
        }
    }

    private PdfFont font(boolean done) {
        return done ? fonts.bold() : fonts.text();
    }

    private void turn() {
        page = pdf.addNewPage();
        pen = pen(page);
        y = PageFrame.TOP;
    }

    private void head() {
        float baseline = y - 12;
        pen.words("ID", ID, baseline, fonts.bold(), SIZE + 0.5f, Palette.MUTED);
        pen.words("Уникальный код", CODE, baseline, fonts.bold(), SIZE + 0.5f, Palette.MUTED);
        pen.words("Аггрегирована", AGGREGATED, baseline, fonts.bold(), SIZE + 0.5f, Palette.MUTED);
        pen.words("Дата аггрегации", DATE, baseline, fonts.bold(), SIZE + 0.5f, Palette.MUTED);
        y -= HEAD;
        pen.rule(PageFrame.LEFT, PageFrame.RIGHT, y, 1, Palette.INK);
    }

    private Pen pen(PdfPage on) {
        return new Pen(new PdfCanvas(on.newContentStreamAfter(), on.getResources(), pdf));
    }
}

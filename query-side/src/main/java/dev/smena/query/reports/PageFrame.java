package dev.smena.query.reports;

import com.itextpdf.kernel.geom.PageSize;
import com.itextpdf.kernel.geom.Rectangle;
import com.itextpdf.kernel.pdf.PdfDocument;
import com.itextpdf.kernel.pdf.PdfPage;
import com.itextpdf.kernel.pdf.canvas.PdfCanvas;
import com.itextpdf.kernel.pdf.event.AbstractPdfDocumentEvent;
import com.itextpdf.kernel.pdf.event.AbstractPdfDocumentEventHandler;
import com.itextpdf.kernel.pdf.event.PdfDocumentEvent;
import com.itextpdf.kernel.pdf.xobject.PdfFormXObject;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * Head and foot of each page as it begins. How many pages there are is known last, so all show one form that is drawn in
 * the end, and no page has to be kept.
 */
final class PageFrame extends AbstractPdfDocumentEventHandler {

    static final float LEFT = 40;
    static final float RIGHT = PageSize.A4.getWidth() - 40;
    static final float TOP = PageSize.A4.getHeight() - 48;
    static final float BOTTOM = 52;
    private static final float SIZE = 8;
    private static final float FOOT = 30;

    private final Report report;
    private final Fonts fonts;
    private final PdfFormXObject total = new PdfFormXObject(new Rectangle(0, -3, 60, 14));

    PageFrame(Report report, Fonts fonts) {
        this.report = report;
        this.fonts = fonts;
    }

    @Override
    protected void onAcceptedEvent(AbstractPdfDocumentEvent event) {
        PdfPage page = ((PdfDocumentEvent) event).getPage();
        int number = event.getDocument().getNumberOfPages();
        var canvas = new PdfCanvas(page);
        var pen = new Pen(canvas);
        String words = "стр. " + number + " из ";
        pen.words(words, LEFT, FOOT, fonts.text(), SIZE, Palette.MUTED);
        canvas.addXObjectAt(total, LEFT + fonts.text().getWidth(words, SIZE), FOOT - 3);
        pen.wordsEndingAt(made(), RIGHT, FOOT, fonts.text(), SIZE, Palette.MUTED);
        if (number > 1) {
            float y = PageSize.A4.getHeight() - 32;
            pen.words(batch(), LEFT, y, fonts.bold(), SIZE, Palette.INK);
            pen.wordsEndingAt("Отчёт о партии", RIGHT, y, fonts.text(), SIZE, Palette.MUTED);
            pen.rule(LEFT, RIGHT, y - 6, 0.5f, Palette.RULE);
        }
    }

    void drawTotal(PdfDocument pdf) {
        new Pen(new PdfCanvas(total, pdf))
                .words(Integer.toString(pdf.getNumberOfPages()), 0, 0, fonts.text(), SIZE, Palette.MUTED);
        total.flush();
    }

    private String batch() {
        return "Партия № " + report.batch().number() + " от "
                + Words.day(report.batch().date());
    }

    private String made() {
        ZoneOffset offset = report.zone().getRules().getOffset(report.madeAt());
        String utc = offset.equals(ZoneOffset.UTC) ? "UTC" : "UTC" + offset;
        return "Сформирован " + Words.minute(LocalDateTime.ofInstant(report.madeAt(), offset)) + " (" + utc + ")";
    }
}

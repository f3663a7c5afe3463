package dev.smena.query.reports;

import com.itextpdf.kernel.font.PdfFont;
import com.itextpdf.kernel.pdf.xobject.PdfFormXObject;
import com.itextpdf.layout.Document;
import com.itextpdf.layout.borders.Border;
import com.itextpdf.layout.borders.SolidBorder;
import com.itextpdf.layout.element.Cell;
import com.itextpdf.layout.element.Image;
import com.itextpdf.layout.element.Paragraph;
import com.itextpdf.layout.element.Table;
import com.itextpdf.layout.properties.TextAlignment;
import com.itextpdf.layout.properties.UnitValue;
import com.itextpdf.layout.properties.VerticalAlignment;
import java.time.LocalDate;
import java.time.LocalDateTime;

/** What is to be seen at a glance: which batch, how far it is, when it was worked on, and its particulars. */
final class PdfSummary {

    private static final float DONE_WIDTH = 150;
    private static final float SHIFT_WIDTH = PageFrame.RIGHT - PageFrame.LEFT - DONE_WIDTH - 20;

    private final Document document;
    private final Fonts fonts;

    PdfSummary(Document document, Fonts fonts) {
        this.document = document;
        this.fonts = fonts;
    }

    void add(Report report) {
        title(report);
        figures(report.batch());
        charts(report);
        facts(report);
    }

    private void title(Report report) {
        ReportedBatch batch = report.batch();
        var table = table(70, 30).setMarginBottom(14).setBorderBottom(new SolidBorder(Palette.INK.pdf(), 1.2f));
        table.addCell(bare().setPaddingBottom(8)
                .add(words("Отчёт о партии", fonts.text(), 9, Palette.MUTED))
                .add(words("Партия № " + batch.number(), fonts.bold(), 22, Palette.INK))
                .add(words("от " + Words.day(batch.date()), fonts.text(), 11, Palette.MUTED)));
        var status = bare().setPaddingBottom(8)
                .setVerticalAlignment(VerticalAlignment.BOTTOM)
                .setTextAlignment(TextAlignment.RIGHT);
        status.add(words(batch.status(), fonts.bold(), 12, batch.isClosed() ? Palette.INK : Palette.DONE));
        if (batch.closedAt() != null) {
            String closed = Words.minute(LocalDateTime.ofInstant(batch.closedAt(), report.zone()));
            status.add(words(closed, fonts.text(), 9, Palette.MUTED));
        }
        document.add(table.addCell(status));
    }

    private void figures(ReportedBatch batch) {
        var table = table(1, 1, 1, 1).setMarginBottom(16);
        table.addCell(figure("Всего продукции", Words.count(batch.total()), Palette.MUTED));
        table.addCell(figure("Аггрегировано", Words.count(batch.aggregated()), Palette.DONE));
        table.addCell(figure("Осталось", Words.count(batch.remaining()), Palette.REMAINING));
        table.addCell(figure("Процент выполнения", Words.percent(batch.done()), Palette.DONE));
        document.add(table);
    }

    private Cell figure(String label, String value, Palette colour) {
        return bare().setBorderLeft(new SolidBorder(colour.pdf(), 2.5f))
                .setPaddingLeft(8)
                .add(words(label, fonts.text(), 8, Palette.MUTED))
                .add(words(value, fonts.bold(), 18, Palette.INK));
    }

    private void charts(Report report) {
        var charts = new PdfCharts(document.getPdfDocument(), fonts);
        var table = new Table(new float[] {DONE_WIDTH + 20, SHIFT_WIDTH}).setMarginBottom(10);
        table.addCell(chart("Выполнение", charts.done(report.batch(), DONE_WIDTH)));
        table.addCell(chart("Аггрегация по ходу смены", charts.shift(report.shift(), SHIFT_WIDTH)));
        document.add(table);
    }

    private Cell chart(String title, PdfFormXObject drawing) {
        return bare().add(words(title, fonts.bold(), 9, Palette.INK).setMarginBottom(6))
                .add(new Image(drawing));
    }

    private void facts(Report report) {
        var table = table(1, 1).setMarginBottom(20);
        for (var fact : report.batch().facts(report.zone())) {
            String value =
                    switch (fact.value()) {
                        case LocalDate day -> Words.day(day);
                        case LocalDateTime time -> Words.minute(time);
                        default -> Printable.text(fact.value().toString(), fonts.text());
                    };
            table.addCell(bare().setBorderBottom(new SolidBorder(Palette.RULE.pdf(), 0.5f))
                    .setPaddings(4, 12, 4, 0)
                    .setKeepTogether(true)
                    .add(words(fact.label(), fonts.text(), 7.5f, Palette.MUTED))
                    .add(words(value, fonts.text(), 10, Palette.INK)));
        }
        document.add(table);
    }

    private static Table table(float... shares) {
        return new Table(UnitValue.createPercentArray(shares))
                .useAllAvailableWidth()
                .setFixedLayout();
    }

    private static Cell bare() {
        return new Cell().setBorder(Border.NO_BORDER).setPadding(0);
    }

    private static Paragraph words(String words, PdfFont font, float size, Palette colour) {
        return new Paragraph(words)
                .setFont(font)
                .setFontSize(size)
                .setFontColor(colour.pdf())
                .setMargin(0)
                .setMultipliedLeading(1.25f);
    }
}

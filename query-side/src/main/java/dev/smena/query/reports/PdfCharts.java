package dev.smena.query.reports;

import com.itextpdf.kernel.geom.Rectangle;
import com.itextpdf.kernel.pdf.PdfDocument;
import com.itextpdf.kernel.pdf.canvas.PdfCanvas;
import com.itextpdf.kernel.pdf.xobject.PdfFormXObject;
import dev.smena.query.reports.Report.Interval;
import java.util.List;
import java.util.stream.IntStream;

/** Charts as vectors, each in a form of its own that can be placed like a picture. */
final class PdfCharts {

    private static final float HEIGHT = 150;
    private static final float SMALL = 7.5f;
    private static final float GAP = 6;

    private final PdfDocument pdf;
    private final Fonts fonts;

    PdfCharts(PdfDocument pdf, Fonts fonts) {
        this.pdf = pdf;
        this.fonts = fonts;
    }

    /** A ring of which the done part is filled clockwise from the top. */
    PdfFormXObject done(ReportedBatch batch, float width) {
        var form = new PdfFormXObject(new Rectangle(width, HEIGHT));
        var pen = new Pen(new PdfCanvas(form, pdf));
        float x = width / 2;
        float y = HEIGHT / 2 + 14;
        boolean complete = batch.total() > 0 && batch.remaining() == 0;
        pen.ring(x, y, 46, 15, 0, 360, complete ? Palette.DONE : Palette.REMAINING);
        if (batch.aggregated() > 0 && !complete) {
            pen.ring(x, y, 46, 15, 90, -360.0 * batch.aggregated() / batch.total(), Palette.DONE);
        }
        pen.wordsAround(Words.percent(batch.done()), x, y - 5, fonts.bold(), 14, Palette.INK);
        legend(pen, 0, "Аггрегировано " + Words.count(batch.aggregated()), Palette.DONE, x);
        legend(pen, 1, "Осталось " + Words.count(batch.remaining()), Palette.REMAINING, x);
        return form;
    }

    /** A bar for each interval over an axis that begins at 0 and ends at a round number. */
    PdfFormXObject shift(List<Interval> intervals, float width) {
        var form = new PdfFormXObject(new Rectangle(width, HEIGHT));
        var pen = new Pen(new PdfCanvas(form, pdf));
        var scale = Scale.upTo(
                intervals.stream().mapToInt(Interval::aggregated).max().orElse(0));
        float left = fonts.text().getWidth(Words.count(scale.top()), SMALL) + 6;
        float bottom = 22;
        float height = HEIGHT - bottom - 8;
        IntStream.rangeClosed(0, scale.steps()).forEach(step -> {
            float y = bottom + height * step / scale.steps();
            pen.rule(left, width, y, step == 0 ? 0.8f : 0.4f, step == 0 ? Palette.MUTED : Palette.RULE);
            pen.wordsEndingAt(Words.count(scale.step() * step), left - 5, y - 2.5f, fonts.text(), SMALL, Palette.MUTED);
        });
        float slot = (width - left) / intervals.size();
        for (int i = 0; i < intervals.size(); i++) {
            float bar = height * intervals.get(i).aggregated() / scale.top();
            pen.area(left + slot * (i + 0.14f), bottom, slot * 0.72f, bar, Palette.DONE);
        }
        labels(pen, intervals, left, slot, bottom - 11);
        return form;
    }

    /** As many as do not touch each other, those outside the shift in any case. */
    private void labels(Pen pen, List<Interval> intervals, float left, float slot, float y) {
        float right = left + slot * intervals.size();
        float end = intervals.getLast().isOutside() ? right - width(intervals.getLast()) - GAP : right;
        float free = left - slot;
        for (int i = 0; i < intervals.size(); i++) {
            Interval interval = intervals.get(i);
            float wide = width(interval);
            float x = Math.min(left + slot * (i + 0.5f) - wide / 2, right - wide);
            if (i > 0 && interval.isOutside() || x >= free && x + wide <= end) {
                pen.words(interval.label(), x, y, fonts.text(), SMALL, Palette.MUTED);
                free = x + wide + GAP;
            }
        }
    }

    private float width(Interval interval) {
        return fonts.text().getWidth(interval.label(), SMALL);
    }

    private void legend(Pen pen, int line, String words, Palette colour, float middle) {
        float wide = fonts.text().getWidth(words, 8) + 12;
        float y = 17 - line * 13f;
        pen.area(middle - wide / 2, y, 7, 7, colour);
        pen.words(words, middle - wide / 2 + 12, y + 0.5f, fonts.text(), 8, Palette.INK);
    }
}

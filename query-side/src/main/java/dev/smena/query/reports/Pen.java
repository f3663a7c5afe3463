package dev.smena.query.reports;

import com.itextpdf.kernel.font.PdfFont;
import com.itextpdf.kernel.pdf.canvas.PdfCanvas;

/** Draws words, rules and areas; lengths in points from the lower left corner. */
record Pen(PdfCanvas canvas) {

    void words(String words, float x, float y, PdfFont font, float size, Palette colour) {
        canvas.beginText()
                .setFontAndSize(font, size)
                .setFillColor(colour.pdf())
                .moveText(x, y)
                .showText(words)
                .endText();
    }

    void wordsEndingAt(String words, float x, float y, PdfFont font, float size, Palette colour) {
        words(words, x - font.getWidth(words, size), y, font, size, colour);
    }

    void wordsAround(String words, float x, float y, PdfFont font, float size, Palette colour) {
        words(words, x - font.getWidth(words, size) / 2, y, font, size, colour);
    }

    void rule(float fromX, float toX, float y, float thickness, Palette colour) {
        area(fromX, y - thickness / 2, toX - fromX, thickness, colour);
    }

    void area(float x, float y, float width, float height, Palette colour) {
        canvas.setFillColor(colour.pdf()).rectangle(x, y, width, height).fill();
    }

    /** @param extent degrees, counter-clockwise from {@code start}, which is 0 at three o'clock */
    void ring(float x, float y, float radius, float thickness, double start, double extent, Palette colour) {
        canvas.setStrokeColor(colour.pdf())
                .setLineWidth(thickness)
                .arc(x - radius, y - radius, x + radius, y + radius, start, extent)
                .stroke();
    }
}

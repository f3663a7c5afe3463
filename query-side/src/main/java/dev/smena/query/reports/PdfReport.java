package dev.smena.query.reports;

import com.itextpdf.commons.actions.EventManager;
import com.itextpdf.kernel.geom.PageSize;
import com.itextpdf.kernel.geom.Rectangle;
import com.itextpdf.kernel.pdf.PdfDocument;
import com.itextpdf.kernel.pdf.PdfString;
import com.itextpdf.kernel.pdf.PdfViewerPreferences;
import com.itextpdf.kernel.pdf.PdfWriter;
import com.itextpdf.kernel.pdf.event.PdfDocumentEvent;
import com.itextpdf.layout.Document;
import java.io.IOException;
import java.io.OutputStream;
import java.util.stream.Stream;

/** Pages of A4 to print: a summary with charts, then every product. */
final class PdfReport implements ReportFile {

    private final PdfDocument pdf;

    PdfReport(OutputStream out) {
        // Smena is under the AGPL itself; iText need not remind its log of that.
        EventManager.acknowledgeAgplUsageDisableWarningMessage();
        var writer = new PdfWriter(out);
        writer.setCloseStream(false);
        pdf = new PdfDocument(writer);
    }

    @Override
    public void fill(Report report, Stream<ReportedProduct> products) throws IOException {
        describe(report);
        Fonts fonts = Fonts.load();
        var frame = new PageFrame(report, fonts);
        pdf.addEventHandler(PdfDocumentEvent.START_PAGE, frame);
        var document = new Document(pdf, PageSize.A4);
        document.setMargins(PageSize.A4.getHeight() - PageFrame.TOP, PageFrame.LEFT, PageFrame.BOTTOM, PageFrame.LEFT);
        new PdfSummary(document, fonts).add(report);
        Rectangle left = document.getRenderer().getCurrentArea().getBBox();
        var table = new ProductTable(pdf, fonts, report.zone(), left.getTop());
        table.begin(report.batch().total());
        products.forEachOrdered(table::add);
        frame.drawTotal(pdf);
    }

    @Override
    public void finish() {
        pdf.close();
    }

    /** Not the document's end: one that broke off would look whole. It holds nothing but memory. */
    @Override
    public void close() {}

    private void describe(Report report) {
        pdf.getDocumentInfo()
                .setTitle("Отчёт о партии № " + report.batch().number() + " от "
                        + Words.day(report.batch().date()))
                .setCreator("Smena");
        pdf.getCatalog().setLang(new PdfString("ru-RU"));
        pdf.getCatalog().setViewerPreferences(new PdfViewerPreferences().setDisplayDocTitle(true));
    }
}

package dev.smena.query.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smena.events.ProductId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.stream.IntStream;
import org.apache.commons.compress.archivers.zip.Zip64Mode;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.junit.jupiter.api.Test;

/** More products than a sheet has rows go on in the next one. */
class ProductSheetsTest {

    @Test
    void aFullSheetIsFollowedByAnotherWithTheSameHead() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var streamed = new SXSSFWorkbook()) {
            streamed.setZip64Mode(Zip64Mode.AsNeeded);
            var sheets = new ProductSheets(streamed, new Cells(streamed), WrittenReports.ZONE, 4);
            IntStream.rangeClosed(1, 7)
                    .mapToObj(i -> new ReportedProduct(ProductId.of("P" + i), "P" + i, null))
                    .forEach(sheets::add);
            sheets.end();
            streamed.write(out);
        }
        var workbook = new Workbook(out.toByteArray());

        assertThat(workbook.sheets()).containsExactly("Продукция", "Продукция 2", "Продукция 3");
        assertThat(workbook.rows("Продукция"))
                .extracting(row -> row.getCellText(1))
                .containsExactly("Уникальный код", "P1", "P2", "P3");
        assertThat(workbook.rows("Продукция 2"))
                .extracting(row -> row.getCellText(1))
                .containsExactly("Уникальный код", "P4", "P5", "P6");
        assertThat(workbook.rows("Продукция 3"))
                .extracting(row -> row.getCellText(1))
                .containsExactly("Уникальный код", "P7");
        assertThat(workbook.part("xl/worksheets/sheet3.xml")).contains("<autoFilter ref=\"A1:D2\"/>");
    }
}

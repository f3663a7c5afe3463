package dev.smena.query.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smena.events.CloseReason;
import dev.smena.events.ProductId;
import dev.smena.events.ReportFormat;
import dev.smena.query.batch.Story;
import java.io.IOException;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;

/** The workbook of a batch, read back. */
class ExcelReportTest {

    private static final List<String> AWKWARD = List.of(
            "010460703951001021abc\u001d91EE05\u001d92x+/=",
            "\u001d",
            "_x001D_",
            "__x001d__x005F_",
            "_x00zz_",
            "=1+1",
            "+7",
            "-1",
            "@SUM(A1)",
            "' \"<&>;%",
            " lead and trail ",
            "😀🏭",
            "Код-Ёж\uFFFE",
            "12345678901234567890",
            "1E5",
            "TRUE");

    private final WrittenReports written = new WrittenReports();
    private final Story story = new Story(22222);

    @Test
    void itsSheetsAreInformationProductsAndStatistics() throws IOException {
        written.happened(story.created());

        assertThat(workbook().sheets()).containsExactly("Информация о партии", "Продукция", "Статистика");
        assertThat(workbook().rows("Продукция")).hasSize(1);
    }

    @Test
    void informationIsLabelAndValue() throws IOException {
        written.happened(story.by("=2 смена", "+Бригада_x001D_").created(), story.closed(CloseReason.AUTO));

        List<Row> rows = workbook().rows("Информация о партии");

        assertThat(rows)
                .extracting(row -> row.getCellText(0))
                .containsExactly(
                        "Номер партии",
                        "Дата партии",
                        "Статус",
                        "Рабочий центр",
                        "Смена",
                        "Бригада",
                        "Номенклатура",
                        "Код ЕКН",
                        "Начало смены",
                        "Окончание смены");
        assertThat(rows.get(0).getCell(1).asNumber()).isEqualByComparingTo("22222");
        assertThat(moment(rows.get(1).getCell(1), "dd.mm.yyyy")).isEqualTo("2026-11-09T00:00:00");
        assertThat(rows.subList(2, 8))
                .extracting(row -> Workbook.text(row.getCell(1)))
                .containsExactly(
                        "Закрыта", "Линия «Саше-1»", "=2 смена", "+Бригада_x001D_", "Порошок «Тёплый чай»", "470815");
        assertThat(moment(rows.get(8).getCell(1), "dd.mm.yyyy hh:mm:ss")).isEqualTo("2026-11-09T08:00:00");
        assertThat(moment(rows.get(9).getCell(1), "dd.mm.yyyy hh:mm:ss")).isEqualTo("2026-11-09T20:00:00");
    }

    @Test
    void everyProductIsALineInOrderOfRegistration() throws IOException {
        written.happened(story.created(), story.registered("B", "A", "C"), story.aggregated("A"));

        List<Row> rows = workbook().rows("Продукция");

        assertThat(rows.get(0).stream().map(Cell::getText))
                .containsExactly("ID", "Уникальный код", "Аггрегирована", "Дата аггрегации");
        assertThat(rows.subList(1, 4))
                .extracting(row -> row.getCellText(0) + row.getCellText(1) + row.getCellText(2))
                .containsExactly(ProductId.of("B") + "BНет", ProductId.of("A") + "AДа", ProductId.of("C") + "CНет");
        LocalDateTime aggregated = LocalDateTime.ofInstant(story.now(), WrittenReports.ZONE);
        assertThat(moment(rows.get(2).getCell(3), "dd.mm.yyyy hh:mm:ss"))
                .isEqualTo(aggregated.truncatedTo(ChronoUnit.MILLIS));
        assertThat(rows.get(1).getCellCount()).isEqualTo(3);
    }

    @Test
    void awkwardCodesAreTextsAndStayAsTheyAre() throws IOException {
        written.happened(story.created(), story.registered(AWKWARD));

        List<Row> rows = workbook().rows("Продукция");

        assertThat(rows.subList(1, rows.size()))
                .extracting(row -> Workbook.text(row.getCell(1)))
                .containsExactlyElementsOf(AWKWARD);
        assertThat(rows.subList(1, rows.size()))
                .extracting(row -> row.getCell(1).getType())
                .containsOnly(CellType.STRING);
    }

    @Test
    void statisticsAreNumbers() throws IOException {
        written.happened(story.created(), story.registered("A", "B", "C"), story.aggregated("A", "B"));

        List<Row> rows = workbook().rows("Статистика");

        assertThat(rows.subList(0, 4))
                .extracting(row -> row.getCellText(0) + " "
                        + row.getCell(1).asNumber().stripTrailingZeros().toPlainString())
                .containsExactly("Всего продукции 3", "Аггрегировано 2", "Осталось 1", "Процент выполнения 0.6667");
        assertThat(rows.get(3).getCell(1).getDataFormatString()).isEqualTo("0.00%");
    }

    @Test
    void theChartsAreNativeAndDrawWhatTheCellsHold() throws IOException {
        written.happened(story.created(), story.registered("A", "B", "C"), story.aggregated("A", "B"));

        assertThat(workbook().part("xl/charts/chart1.xml"))
                .contains("<c:doughnutChart>")
                .contains("<c:f>Статистика!$A$2:$A$3</c:f>", "<c:f>Статистика!$B$2:$B$3</c:f>")
                .contains("<c:v>Аггрегировано</c:v>", "<c:v>Осталось</c:v>", "<c:v>2</c:v>", "<c:v>1</c:v>");
        assertThat(workbook().part("xl/charts/chart2.xml"))
                .contains("<c:barChart>")
                .contains("<c:f>Статистика!$A$8:$A$31</c:f>", "<c:f>Статистика!$B$8:$B$31</c:f>")
                .contains("<c:v>08:00</c:v>", "<c:v>19:30</c:v>", "<c:v>2</c:v>");
        assertThat(workbook().part("xl/drawings/_rels/drawing1.xml.rels")).contains("chart1.xml", "chart2.xml");
    }

    @Test
    void theHeadOfTheProductsStaysInSightAndFilters() throws IOException {
        written.happened(story.created(), story.registered("A", "B"));

        assertThat(workbook().part("xl/worksheets/sheet2.xml"))
                .contains("state=\"frozen\"")
                .contains("<autoFilter ref=\"A1:D3\"/>");
        assertThat(workbook().part("xl/workbook.xml")).contains("_xlnm.Print_Titles", "Продукция!$1:$1");
    }

    @Test
    void nothingIsLeftOnTheDisk() throws IOException {
        written.happened(story.created(), story.registered("A", "B"));
        workbook();

        assertThat(written.directories)
                .isNotEmpty()
                .allSatisfy(directory -> assertThat(directory).doesNotExist());
    }

    private Workbook workbook() throws IOException {
        return new Workbook(written.write(story, ReportFormat.EXCEL));
    }

    private static LocalDateTime moment(Cell cell, String format) {
        assertThat(cell.getType()).isEqualTo(CellType.NUMBER);
        assertThat(cell.getDataFormatString()).isEqualTo(format);
        return cell.asDate();
    }
}

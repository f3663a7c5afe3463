package dev.smena.query.reports;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.smena.events.CloseReason;
import dev.smena.events.ProductId;
import dev.smena.events.ReportFormat;
import dev.smena.query.batch.Story;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

/** The printed report of a batch, read back with other software. */
class PdfReportTest {

    private final WrittenReports written = new WrittenReports();
    private final Story story = new Story(22222);

    @Test
    void theFirstPageSaysWhatTheBatchIsAndHowFar() throws IOException {
        written.happened(
                story.created(),
                story.registered("A", "B", "C"),
                story.aggregated("A", "B"),
                story.closed(CloseReason.MANUAL));

        assertThat(pages().getFirst())
                .contains("Партия № 22222", "от 09.11.2026", "Закрыта", "09.11.2026 08:00")
                .contains("Всего продукции", "Аггрегировано 2", "Осталось 1", "66,67\u00a0%")
                .contains("Рабочий центр\nЛиния «Саше-1»", "Смена\n1 смена", "Бригада\nБригада № 6")
                .contains("Номенклатура\nПорошок «Тёплый чай»", "Код ЕКН\n470815")
                .contains("Начало смены\n09.11.2026 08:00", "Окончание смены\n09.11.2026 20:00")
                .contains("Сформирован 09.11.2026 15:34 (UTC+05:00)");
    }

    @Test
    void everyPageHasItsNumberAndTheHeadOfTheTable() throws IOException {
        var codes = IntStream.range(0, 200).mapToObj(i -> "code-" + i + "!").toList();
        written.happened(story.created(), story.registered(codes), story.aggregated(codes));

        List<String> pages = pages();

        assertThat(pages).hasSizeGreaterThan(3);
        for (int i = 0; i < pages.size(); i++) {
            assertThat(pages.get(i))
                    .contains("стр. " + (i + 1) + " из " + pages.size())
                    .containsOnlyOnce("Уникальный код Аггрегирована Дата аггрегации");
        }
        assertThat(String.join("", pages)).contains(codes);
        assertThat(pages.get(1)).contains("Партия № 22222 от 09.11.2026");
    }

    @Test
    void aProductIsALineWithItsIdCodeAndTime() throws IOException {
        written.happened(story.created(), story.registered("A1", "B2"), story.aggregated("B2"));

        assertThat(pages().getFirst())
                .contains(ProductId.of("A1") + " A1 Нет")
                .contains(ProductId.of("B2") + " B2 Да 09.11.2026 08:00:02");
    }

    @Test
    void aLongCodeIsWrappedNeverCut() throws IOException {
        String code = IntStream.range(0, 51).mapToObj("%05d"::formatted).collect(joining());
        written.happened(story.created(), story.registered(code));

        assertThat(pages().getFirst().replaceAll(" Нет|\\s", "")).contains(code);
    }

    @Test
    void whatHasNoGlyphIsSpelledOut() throws IOException {
        written.happened(
                story.by("1\u200b смена 漢", "Бригада\t6").created(),
                story.registered("01\u001d93", "<&;\"'%=@", "漢 字"));

        assertThat(pages().getFirst())
                .contains("01⟨GS⟩93", "<&;\"'%=@", "⟨U+6F22⟩ ⟨U+5B57⟩", "1⟨U+200B⟩ смена ⟨U+6F22⟩", "Бригада 6");
    }

    @Test
    void fontsAreEmbeddedAndChartsAreVectors() throws IOException {
        written.happened(story.created(), story.registered("A", "B"), story.aggregated("A"));

        try (PDDocument pdf = open()) {
            PDPage page = pdf.getPage(0);
            assertThat(page.getResources().getFontNames()).isNotEmpty();
            for (PDResources resources : reachable(page.getResources())) {
                for (COSName name : resources.getFontNames()) {
                    assertThat(resources.getFont(name).isEmbedded()).isTrue();
                    assertThat(resources.getFont(name).getName()).matches("[A-Z]{6}\\+DejaVu.*");
                }
                assertThat(resources.getXObjectNames()).noneMatch(resources::isImageXObject);
            }
            // The number of pages and the two charts.
            assertThat(page.getResources().getXObjectNames()).hasSize(3);
            assertThat(pdf.getDocumentInformation().getTitle()).isEqualTo("Отчёт о партии № 22222 от 09.11.2026");
        }
    }

    @Test
    void aBatchWithoutProductsHasAPageToo() throws IOException {
        written.happened(story.created());

        assertThat(pages()).singleElement().asString().contains("0,00\u00a0%", "не зарегистрирована", "стр. 1 из 1");
    }

    private List<String> pages() throws IOException {
        var pages = new ArrayList<String>();
        try (PDDocument pdf = open()) {
            for (int number = 1; number <= pdf.getNumberOfPages(); number++) {
                var stripper = new PDFTextStripper();
                stripper.setStartPage(number);
                stripper.setEndPage(number);
                stripper.setSortByPosition(false);
                pages.add(stripper.getText(pdf));
            }
        }
        return pages;
    }

    private PDDocument open() throws IOException {
        return Loader.loadPDF(written.write(story, ReportFormat.PDF));
    }

    private static List<PDResources> reachable(PDResources resources) throws IOException {
        var all = new ArrayList<>(List.of(resources));
        for (COSName name : StreamSupport.stream(resources.getXObjectNames().spliterator(), false)
                .toList()) {
            if (resources.getXObject(name) instanceof PDFormXObject form && form.getResources() != null) {
                all.addAll(reachable(form.getResources()));
            }
        }
        return all;
    }
}

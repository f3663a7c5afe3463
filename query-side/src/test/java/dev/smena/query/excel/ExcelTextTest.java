package dev.smena.query.excel;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.poi.xssf.usermodel.XSSFRichTextString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExcelTextTest {

    @Test
    void whatXmlCannotHoldIsEscaped() {
        assertThat(ExcelText.escaped("01\u001d21\r\n\t\u0001\uffff")).isEqualTo("01_x001D_21_x000D_\n\t_x0001__xFFFF_");
    }

    @Test
    void whatLooksEscapedIsEscaped() {
        assertThat(ExcelText.escaped("_x001D_x001d_ _x_ _x12_ _xGGGG_"))
                .isEqualTo("_x005F_x001D_x005F_x001d_ _x_ _x12_ _xGGGG_");
    }

    @Test
    void blanksAtTheEndsAreEscapedSoThatExcelKeepsThem() {
        assertThat(ExcelText.escaped(" \ta b \u00a0")).isEqualTo("_x0020_\ta b _x00A0_");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Фасовка «Чай»", "=1+1", "@\"<&>'", "🙂", "a_b", "x", "_"})
    void everythingElseIsLeftAsItIs(String text) {
        assertThat(ExcelText.escaped(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "01\u001d21",
                "_x001D_",
                "_x005F_x001D_",
                "_x001D_x001D_",
                " a ",
                "\r",
                "\n\n",
                "a\rb",
                "__x0041_"
            })
    void anotherLibraryReadsTheSameText(String text) {
        assertThat(new XSSFRichTextString(ExcelText.escaped(text)).getString()).isEqualTo(text);
    }
}

package dev.smena.command.imports;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileNamesTest {

    @Test
    void keepsWhatIsSafe() {
        assertThat(FileNames.safe("Задания «Ночь» № 5.xlsx")).isEqualTo("Задания «Ночь» № 5.xlsx");
        assertThat(FileNames.safe("C:\\Users\\me\\tasks.csv")).isEqualTo("tasks.csv");
        assertThat(FileNames.safe("../../etc/passwd")).isEqualTo("passwd");
        assertThat(FileNames.safe("a\0b\r\nc\u202egpj.csv")).isEqualTo("abcgpj.csv");
        assertThat(FileNames.safe("a\"b<c>:d|e?f*.csv")).isEqualTo("abcdef.csv");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "..", "/", "\u0000"})
    void whatHasNoNameIsAnImport(String given) {
        assertThat(FileNames.safe(given)).isEqualTo("import");
    }

    @Test
    void keepsTheEndOfANameThatIsTooLong() {
        assertThat(FileNames.safe("я".repeat(300) + ".xlsx")).endsWith("я.xlsx").hasSize(255);
    }
}

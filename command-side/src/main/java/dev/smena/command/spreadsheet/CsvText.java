package dev.smena.command.spreadsheet;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;

/**
 * A text file whose charset is told by its byte order mark, else is UTF-8 if all of it can be read so, else windows-1251,
 * which is what Excel in Russian writes.
 *
 * @param mark how many bytes the byte order mark has
 */
record CsvText(Path file, Charset charset, int mark) {

    static CsvText of(Path file) throws IOException {
        String start;
        try (InputStream in = Files.newInputStream(file)) {
            start = HexFormat.of().formatHex(in.readNBytes(3));
        }
        if (start.equals("efbbbf")) {
            return new CsvText(file, UTF_8, 3);
        }
        if (start.startsWith("fffe")) {
            return new CsvText(file, UTF_16LE, 2);
        }
        if (start.startsWith("feff")) {
            return new CsvText(file, UTF_16BE, 2);
        }
        var utf8 = new CsvText(file, UTF_8, 0);
        return utf8.decodes() ? utf8 : new CsvText(file, Charset.forName("windows-1251"), 0);
    }

    static UnreadableFile undecodable() {
        return UnreadableFile.because(
                "it is neither a workbook nor text in UTF-8, UTF-16 with a byte order mark, or windows-1251");
    }

    /**
     * Throws {@link CharacterCodingException} where it meets bytes that are no characters.
     *
     * @param begin how many characters to leave out
     */
    Reader reader(int begin) throws IOException {
        InputStream in = Files.newInputStream(file);
        in.skipNBytes(mark);
        var text = new InputStreamReader(in, charset.newDecoder());
        for (int i = 0; i < begin; i++) {
            text.read();
        }
        return text;
    }

    private boolean decodes() throws IOException {
        try (Reader text = reader(0)) {
            text.transferTo(Writer.nullWriter());
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}

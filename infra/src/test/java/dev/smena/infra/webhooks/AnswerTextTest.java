package dev.smena.infra.webhooks;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is kept of an answer's body. */
class AnswerTextTest {

    private static final int MOST = 16 * 1024;

    @ParameterizedTest
    @CsvSource({
        "text/plain; charset=windows-1251,windows-1251",
        "text/plain; charset=\"KOI8-R\",KOI8-R",
        "text/html;charset=utf-16,UTF-16",
        "application/json,UTF-8",
        "text/plain; charset=none-such,UTF-8",
        "nonsense,UTF-8"
    })
    void itIsReadInTheCharsetThatTheAnswerNames(String type, Charset charset) throws IOException {
        assertThat(text("Content-Type: " + type, "Принято 7".getBytes(charset))).isEqualTo("Принято 7");
    }

    @Test
    void itIsUtf8IfTheAnswerNamesNone() throws IOException {
        assertThat(text("X: y", "Принято \ud83d\udc4d".getBytes(UTF_8))).isEqualTo("Принято \ud83d\udc4d");
    }

    @Test
    void linesAndTabsStayAndOtherControlCharactersDoNot() throws IOException {
        assertThat(text("X: y", "a\tb\r\nc\0\u0001\u001b[31m\u007f\u0085d".getBytes(UTF_8)))
                .isEqualTo("a\tb\r\nc\ufffd\ufffd\ufffd[31m\ufffd\ufffdd");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u061c", "\u200e", "\u200f", "\u202a", "\u202b", "\u202c", "\u202d", "\u202e", "\u2066", "\u2067",
                "\u2068", "\u2069", "\u2028", "\u2029"
            })
    void norDoesWhatMakesTextLookLikeAnother(String mark) throws IOException {
        assertThat(text("X: y", ("paid" + mark + "txet").getBytes(UTF_8))).isEqualTo("paid\ufffdtxet");
    }

    @ParameterizedTest
    @ValueSource(strings = {"שלום عليكم", "می\u200cخواهم", "\ud83d\udc68\u200d\ud83d\udd27", "10\u00a0шт."})
    void whatWritingNeedsStays(String text) throws IOException {
        assertThat(text("X: y", text.getBytes(UTF_8))).isEqualTo(text);
    }

    @Test
    void whatIsNoTextIsReplaced() throws IOException {
        byte[] bytes = {'a', (byte) 0xff, 'b', (byte) 0xc0, (byte) 0x80, 'c', (byte) 0xed, (byte) 0xa0, (byte) 0x80, 'd'
        };

        assertThat(text("X: y", bytes)).matches("a\ufffd+b\ufffd+c\ufffd+d");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\ud800b", "a\udc00b", "\ud800", "a\ud800"})
    void halfACharacterIsReplaced(String text) throws IOException {
        byte[] bytes = new byte[2 * text.length()];
        for (int i = 0; i < text.length(); i++) {
            bytes[2 * i] = (byte) (text.charAt(i) >> 8);
            bytes[2 * i + 1] = (byte) text.charAt(i);
        }

        String read = text("Content-Type: text/plain; charset=utf-16be", bytes);

        assertThat(read).contains("\ufffd");
        assertThat(UTF_16BE.newEncoder().canEncode(read)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "xx", "xxx"})
    void onlyItsBeginningIsKeptAndNoCharacterCutInTwo(String start) throws IOException {
        String whole = start + "\ud83d\udc4d".repeat(MOST);

        String kept = text("X: y", whole.getBytes(UTF_8));

        assertThat(whole).startsWith(kept);
        assertThat(kept.getBytes(UTF_8).length).isBetween(MOST - 3, MOST);
    }

    @Test
    void exactlyAsMuchAsIsKeptIsKeptWhole() throws IOException {
        assertThat(text("X: y", "x".repeat(MOST).getBytes(UTF_8))).hasSize(MOST);
    }

    @Test
    void aBodyThatBreaksOffWithinACharacterEndsBeforeIt() throws IOException {
        assertThat(text("Content-Length: 1000", "Принято".getBytes(UTF_8), -1)).isEqualTo("Принят");
    }

    @Test
    void aBodyInChunksIsPutTogether() throws IOException {
        assertThat(text("Transfer-Encoding: chunked", "2\r\nab\r\n3;x=y\r\ncde\r\n0\r\n\r\n".getBytes(UTF_8)))
                .isEqualTo("abcde");
    }

    @Test
    void aBodyThatWasCompressedThoughNobodyAskedForItIsNotShown() throws IOException {
        var zipped = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(zipped)) {
            zip.write("Принято".getBytes(UTF_8));
        }

        assertThat(text("Content-Encoding: gzip", zipped.toByteArray())).isEqualTo("(encoded as gzip)");
        assertThat(text("Content-Encoding: identity", "a".getBytes(UTF_8))).isEqualTo("a");
    }

    private static String text(String header, byte[] body) throws IOException {
        return text(header, body, 0);
    }

    /** @param less what of it is not sent */
    private static String text(String header, byte[] body, int less) throws IOException {
        try (var receiver = RawReceiver.answering(
                "HTTP/1.1 200 OK", header, "", new String(body, 0, body.length + less, ISO_8859_1))) {
            return Objects.requireNonNull(Receivers.post(receiver.url()).body());
        }
    }
}

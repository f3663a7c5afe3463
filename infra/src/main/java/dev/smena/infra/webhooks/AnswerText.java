package dev.smena.infra.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.util.regex.Pattern;
import okhttp3.MediaType;
import okhttp3.Response;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/** The beginning of an answer's body as text that can be kept and shown, whatever it was. */
final class AnswerText {

    private static final int MOST_BYTES = 16 * 1024;
    private static final int LONGEST_NAME = 100;

    /**
     * Upsets databases or terminals, or makes a text look like another: control characters, halves of characters, line
     * and paragraph separators, marks that change the direction of writing.
     */
    private static final Pattern UNFIT = Pattern.compile(
            "[\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069&&[^\\t\\r\\n]]");

    private AnswerText() {}

    /** Reads as far as it gets: the answer counts, not how its body ends. */
    static String of(Response answer) {
        @Nullable String encoding = answer.header("Content-Encoding");
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            return "(encoded as " + shown(encoding.substring(0, Math.min(encoding.length(), LONGEST_NAME))) + ")";
        }
        BufferedSource body = answer.body().source();
        boolean whole = isWhole(body);
        try {
            byte[] bytes =
                    body.getBuffer().readByteArray(Math.min(body.getBuffer().size(), MOST_BYTES));
            return shown(decoded(bytes, charset(answer.body().contentType()), whole));
        } catch (IOException e) {
            return "";
        }
    }

    private static boolean isWhole(BufferedSource body) {
        try {
            return !body.request(MOST_BYTES + 1);
        } catch (IOException | RuntimeException e) {
            return false;
        }
    }

    private static Charset charset(@Nullable MediaType type) {
        @Nullable Charset named = type == null ? null : type.charset(UTF_8);
        return named == null ? UTF_8 : named;
    }

    /** @param whole if not, the last character may have been cut in two and is left out */
    private static String decoded(byte[] bytes, Charset charset, boolean whole) {
        var decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE);
        var text = CharBuffer.allocate((int) Math.ceil(bytes.length * (double) decoder.maxCharsPerByte()));
        decoder.decode(ByteBuffer.wrap(bytes), text, whole);
        if (whole) {
            decoder.flush(text);
        }
        return text.flip().toString();
    }

    private static String shown(String text) {
        return UNFIT.matcher(text).replaceAll("\ufffd");
    }
}

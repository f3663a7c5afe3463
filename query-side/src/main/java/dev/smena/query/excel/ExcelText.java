package dev.smena.query.excel;

import java.util.regex.Pattern;

/**
 * Text as the type ST_Xstring of Office Open XML (ECMA-376) holds it: what XML 1.0 cannot hold, or a reader may change,
 * is written as {@code _xHHHH_}, and so is the underscore of a text that looks like that. POI's streaming writer would write {@code ?}.
 */
public final class ExcelText {

    private static final Pattern TO_ESCAPE =
            Pattern.compile("_(?=x[0-9A-Fa-f]{4}_)|[\\x00-\\x08\\x0b-\\x1f\\ufffe\\uffff]|\\A[\\s\\xa0]|[\\s\\xa0]\\z");

    private ExcelText() {}

    public static String escaped(String text) {
        return plain(text)
                ? text
                : TO_ESCAPE
                        .matcher(text)
                        .replaceAll(
                                found -> "_x%04X_".formatted((int) found.group().charAt(0)));
    }

    /** Nearly all texts are, and the pattern takes longer to say so. */
    private static boolean plain(String text) {
        int last = text.length() - 1;
        return last >= 0
                && text.charAt(0) > ' '
                && text.charAt(last) > ' '
                && text.chars().allMatch(c -> c >= ' ' && c != '_' && c != '\u00a0' && c < '\ufffe');
    }
}

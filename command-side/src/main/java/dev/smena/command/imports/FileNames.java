package dev.smena.command.imports;

import org.jspecify.annotations.Nullable;

/** Makes a name that is safe to show, to store and to save a file as, out of whatever a client calls it. */
final class FileNames {

    private static final int MOST = 255;
    private static final String NAMELESS = "import";

    private FileNames() {}

    /** The last part of the path, in any script, without control and formatting characters; its end is kept, if too long. */
    static String safe(@Nullable String given) {
        String name =
                given == null ? "" : given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
        String plain = name.replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}\\p{Zl}\\p{Zp}<>:\"|?*]", "")
                .strip();
        int tooMany = plain.codePointCount(0, plain.length()) - MOST;
        String kept = tooMany > 0 ? plain.substring(plain.offsetByCodePoints(0, tooMany)) : plain;
        return kept.replace(".", "").isBlank() ? NAMELESS : kept;
    }
}

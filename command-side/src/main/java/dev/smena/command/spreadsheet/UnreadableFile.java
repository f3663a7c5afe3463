package dev.smena.command.spreadsheet;

/** A file of which no row may be used; the message tells its owner why, and what to do. */
public final class UnreadableFile extends RuntimeException {

    private static final int REPLACEMENT = 0xFFFD;

    public UnreadableFile(String message) {
        super(printable(message), null, false, false);
    }

    /** What stands in a file may be anything, and a message goes into events, logs and databases that hold only text. */
    private static String printable(String message) {
        return message.codePoints()
                .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE ? REPLACEMENT : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** @param reason a sentence without its full stop, in small letters at the beginning */
    static UnreadableFile because(String reason, Object... values) {
        return new UnreadableFile("The file is not a spreadsheet that can be read: " + reason.formatted(values) + ".");
    }
}

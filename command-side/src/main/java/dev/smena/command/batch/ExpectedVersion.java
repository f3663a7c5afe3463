package dev.smena.command.batch;

import dev.smena.command.ProblemCode;
import dev.smena.command.Refusal;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The versions of a batch a command was meant for, as {@code If-Match} (RFC 9110) gives them.
 *
 * @param anyOf null: whatever the version is
 */
public record ExpectedVersion(@Nullable Set<String> anyOf) {

    public static final ExpectedVersion ANY = new ExpectedVersion(null);

    private static final Pattern TAG = Pattern.compile("[\\s,]*(W/)?\"([!#-~\\x80-\\xff]*)\"\\s*(?:,[\\s,]*|$)");

    /** Weak tags never match; a tag's part after {@code -} is the read side's and does not count. */
    public static ExpectedVersion ifMatch(@Nullable String header) {
        if (header == null || header.strip().equals("*")) {
            return ANY;
        }
        Matcher tags = TAG.matcher(header);
        int end = 0;
        var strong = new HashSet<String>();
        while (end < header.length() && tags.find(end) && tags.start() == end) {
            if (tags.group(1) == null) {
                strong.add(tags.group(2).split("-", 2)[0]);
            }
            end = tags.end();
        }
        if (end < header.length() || end == 0) {
            throw new Refusal(ProblemCode.MALFORMED_REQUEST, "If-Match must be * or quoted entity tags.");
        }
        return new ExpectedVersion(Set.copyOf(strong));
    }

    void check(long version) {
        if (anyOf != null && !anyOf.contains(Long.toString(version))) {
            throw new Refusal(ProblemCode.VERSION_MISMATCH, "The batch has changed: it is at version " + version + ".");
        }
    }
}

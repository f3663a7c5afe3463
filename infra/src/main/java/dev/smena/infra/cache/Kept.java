package dev.smena.infra.cache;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.smena.query.answers.Answer;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An answer in Redis: two lines, the marks that it bears and its entity tag, and then the JSON. */
final class Kept {

    private static final byte END = '\n';

    private Kept() {}

    static byte[] of(Answer answer, String marks) {
        byte[] head = (marks + "\n" + answer.entityTag() + "\n").getBytes(UTF_8);
        byte[] whole = Arrays.copyOf(head, head.length + answer.json().length);
        System.arraycopy(answer.json(), 0, whole, head.length, answer.json().length);
        return whole;
    }

    /** Empty if there is none, or it bears other marks, or is nothing that we have written. */
    static Optional<Answer> in(byte @Nullable [] whole, String marks) {
        byte[] line = (marks + "\n").getBytes(UTF_8);
        if (whole == null
                || whole.length < line.length
                || !Arrays.equals(whole, 0, line.length, line, 0, line.length)) {
            return Optional.empty();
        }
        int end = line.length;
        while (end < whole.length && whole[end] != END) {
            end++;
        }
        return end == whole.length
                ? Optional.empty()
                : Optional.of(new Answer(
                        new String(whole, line.length, end - line.length, UTF_8),
                        Arrays.copyOfRange(whole, end + 1, whole.length)));
    }
}

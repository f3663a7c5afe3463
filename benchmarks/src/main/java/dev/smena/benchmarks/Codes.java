package dev.smena.benchmarks;

import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** New marking codes in the shape of GS1 DataMatrix, 85 characters each, cheap to make and in no order. */
final class Codes {

    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz+/";
    private static final int SERIAL_LENGTH = 13;
    private static final int SIGNATURE_LENGTH = 44;
    private static final long ODD = 0x9E3779B97F4A7C15L;

    private final AtomicLong made;
    private final List<String> signatures = signatures();

    /** @param first of a series that must not run into another */
    Codes(long first) {
        this.made = new AtomicLong(first);
    }

    List<String> next(int count) {
        return range(made.getAndAdd(count), count);
    }

    /** The same again, for those who would rather not keep a million of them. */
    List<String> range(long first, int count) {
        return IntStream.range(0, count).mapToObj(i -> code(first + i)).toList();
    }

    private String code(long number) {
        long scattered = scatter(number);
        var code = new StringBuilder(85).append("010460703951001021");
        for (int i = 0; i < SERIAL_LENGTH; i++) {
            code.append(ALPHABET.charAt((int) (scattered >>> (5 * i)) & 31));
        }
        return code.append("\u001d91EE05\u001d92")
                .append(signatures.get((int) number & (signatures.size() - 1)))
                .toString();
    }

    /** One to one, so that no code comes twice. */
    private static long scatter(long number) {
        long mixed = number * ODD;
        mixed = (mixed ^ (mixed >>> 32)) * ODD;
        return mixed ^ (mixed >>> 29);
    }

    private static List<String> signatures() {
        var random = new Random(1);
        return Stream.generate(() -> random.ints(SIGNATURE_LENGTH, 0, ALPHABET.length())
                        .collect(
                                StringBuilder::new, (text, i) -> text.append(ALPHABET.charAt(i)), StringBuilder::append)
                        .toString())
                .limit(4_096)
                .toList();
    }
}

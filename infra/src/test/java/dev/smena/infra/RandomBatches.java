package dev.smena.infra;

import dev.smena.command.batch.CreateBatch;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Batches of all that spreadsheets are known to spoil, the same for the same seed. */
final class RandomBatches {

    private static final List<String> PIECES = List.of(
            "=",
            "+",
            "-",
            "@",
            "\"",
            "\"\"",
            "'",
            ";",
            ",",
            "\t",
            "\n",
            "\r",
            "\r\n",
            " ",
            "  ",
            "\u00a0",
            "\u001d",
            "\u0001",
            "\u001f",
            "\uffff",
            "\ufeff",
            "_x001D_",
            "_x",
            "_",
            "x0041_",
            "<",
            ">",
            "&",
            "&#10;",
            "]]>",
            "%",
            "\\",
            "🙂",
            "é",
            "e\u0301",
            "№ 6",
            "Бригада",
            "Чай",
            "1",
            "007",
            "1E5",
            "TRUE",
            "31.01.2026",
            "2026-01-31",
            "#N/A",
            "=1+1",
            "\u0085",
            "\u2028",
            "\u200b",
            "x".repeat(60));

    private static final List<LocalDate> DATES = List.of(
            LocalDate.of(1900, 1, 1),
            LocalDate.of(1900, 2, 28),
            LocalDate.of(1900, 3, 1),
            LocalDate.of(9999, 12, 31),
            LocalDate.of(2024, 2, 29));

    /** Around the hours that Berlin has twice or not at all, the beginning of Excel's calendar, and the far future. */
    private static final List<Instant> TIMES = List.of(
            Instant.parse("2026-10-25T00:00:00Z"),
            Instant.parse("2026-03-29T01:00:00Z"),
            Instant.parse("1900-02-28T12:00:00Z"),
            Instant.parse("1893-04-01T00:00:00Z").plus(3_000, ChronoUnit.DAYS),
            Instant.parse("2199-06-01T12:00:00Z"));

    private final Random random;

    RandomBatches(long seed) {
        random = new Random(seed);
    }

    List<CreateBatch> list(int count) {
        return IntStream.range(0, count).mapToObj(this::batch).toList();
    }

    private CreateBatch batch(int i) {
        Instant start = time();
        return new CreateBatch(
                i % 10 == 0 ? Integer.MAX_VALUE - i : i + 1,
                date(),
                random.nextBoolean(),
                text(),
                i + text(),
                text(),
                text(),
                text(),
                text(),
                text(),
                start,
                start.plus(1 + random.nextLong(7_200_000_000L), ChronoUnit.MICROS));
    }

    private LocalDate date() {
        return random.nextInt(4) == 0
                ? DATES.get(random.nextInt(DATES.size()))
                : LocalDate.of(2020, 1, 1).plusDays(random.nextInt(4_000));
    }

    private Instant time() {
        Instant near = TIMES.get(random.nextInt(TIMES.size())).plusSeconds(random.nextInt(-7_200, 7_200));
        return random.nextBoolean() ? near : near.plus(random.nextInt(1_000_000), ChronoUnit.MICROS);
    }

    /** Not blank, and no longer than a text may be. */
    private String text() {
        String text = IntStream.range(0, random.nextInt(1, 8))
                .mapToObj(piece -> PIECES.get(random.nextInt(PIECES.size())))
                .collect(Collectors.joining());
        boolean blank = text.chars().allMatch(c -> Character.isWhitespace(c) || Character.isSpaceChar(c));
        return blank ? text + "." : text;
    }
}

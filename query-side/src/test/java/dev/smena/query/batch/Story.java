package dev.smena.query.batch;

import dev.smena.events.BatchChanges;
import dev.smena.events.BatchClosed;
import dev.smena.events.BatchCreated;
import dev.smena.events.BatchEvent;
import dev.smena.events.BatchId;
import dev.smena.events.BatchReopened;
import dev.smena.events.BatchUpdated;
import dev.smena.events.CloseReason;
import dev.smena.events.ProductsAggregated;
import dev.smena.events.ProductsDisaggregated;
import dev.smena.events.ProductsRegistered;
import dev.smena.events.WorkCenterId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** What happens to one batch: numbers its events, counts its products and lets a second and a bit pass before each. */
public final class Story {

    public static final Instant BEGIN = Instant.parse("2026-11-09T03:00:00.123456Z");

    public final BatchId id;
    private final int number;
    private final LocalDate date;
    private String workCenter = "RC-001";
    private String workCenterName = "Линия «Саше-1»";
    private String shift = "1 смена";
    private String team = "Бригада № 6";
    private Instant now = BEGIN;
    private long sequence;
    private int total;
    private int aggregated;

    public Story(int number, String date) {
        this.number = number;
        this.date = LocalDate.parse(date);
        this.id = BatchId.of(number, this.date);
    }

    public Story(int number) {
        this(number, "2026-11-09");
    }

    public Story in(String identifier, String name) {
        workCenter = identifier;
        workCenterName = name;
        return this;
    }

    public Story by(String shift, String team) {
        this.shift = shift;
        this.team = team;
        return this;
    }

    public Story from(Instant begin) {
        now = begin;
        return this;
    }

    /** When the last event happened. */
    public Instant now() {
        return now;
    }

    public Numbered created() {
        return next(new BatchCreated(
                id,
                number,
                date,
                "Фасовка «Тёплый чай»",
                WorkCenterId.of(workCenter),
                workCenter,
                workCenterName,
                shift,
                team,
                "Порошок «Тёплый чай»",
                "470815",
                Instant.parse("2026-11-09T03:00:00Z"),
                Instant.parse("2026-11-09T15:00:00Z"),
                now));
    }

    public Numbered updated(BatchChanges changes) {
        return next(new BatchUpdated(id, changes, pass()));
    }

    public Numbered closed(CloseReason reason) {
        return next(new BatchClosed(id, reason, pass(), total, aggregated));
    }

    public Numbered reopened() {
        return next(new BatchReopened(id, pass()));
    }

    public Numbered registered(String... codes) {
        return registered(List.of(codes));
    }

    public Numbered registered(List<String> codes) {
        total += codes.size();
        return next(new ProductsRegistered(id, codes, total, pass()));
    }

    public Numbered aggregated(String... codes) {
        return aggregated(List.of(codes));
    }

    public Numbered aggregated(List<String> codes) {
        aggregated += codes.size();
        return next(new ProductsAggregated(id, codes, aggregated, pass()));
    }

    public Numbered disaggregated(String... codes) {
        aggregated -= codes.length;
        return next(new ProductsDisaggregated(id, List.of(codes), "упаковка порвана", aggregated, pass()));
    }

    private Instant pass() {
        now = now.plus(1_000_001, ChronoUnit.MICROS);
        return now;
    }

    private Numbered next(BatchEvent event) {
        return new Numbered(event, sequence++);
    }
}

package dev.smena.infra.groups;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Looks once a second how far all groups are, whichever nodes do their work, and so knows how fast they are and whether they
 * get on. As metrics: {@code smena.group.lag} in positions, and {@code smena.group.dead.letters}, by {@code group}.
 */
@Component
public class GroupWatch implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(GroupWatch.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private static final String LOOK = """
            select processor_name, token, token_type,
                (select coalesce(max(global_index), 0) from events.domain_event) as head,
                (select count(*) from events.dead_letter where processing_group = processor_name) as parked
            from events.token where segment = 0""";

    private final JdbcClient jdbc;
    private final StoredTokens tokens;
    private final MeterRegistry metrics;
    private final Map<String, Track> tracks = new ConcurrentHashMap<>();
    private volatile @Nullable ScheduledExecutorService ticker;

    GroupWatch(JdbcClient jdbc, StoredTokens tokens, MeterRegistry metrics) {
        this.jdbc = jdbc;
        this.tokens = tokens;
        this.metrics = metrics;
    }

    /** How many seconds a group takes for so many positions, by its speed of the last minute; empty if that is not known. */
    public Optional<Long> secondsFor(String group, long positions) {
        return Optional.ofNullable(tracks.get(group)).flatMap(Track::speed).map(speed ->
                (long) Math.ceil(positions / speed));
    }

    boolean isStuck(String group) {
        Track track = tracks.get(group);
        return track != null && track.isStuck();
    }

    private void look() {
        try {
            long now = System.nanoTime();
            jdbc.sql(LOOK).query(row -> {
                note(now, row);
            });
        } catch (RuntimeException e) { // the next look may be luckier; an escaping one would be the last
            log.debug("Cannot see how far the processing groups are", e);
        }
    }

    private void note(long now, ResultSet row) throws SQLException {
        long position = tokens.position(row.getBytes("token"), row.getString("token_type"));
        tracks.computeIfAbsent(row.getString("processor_name"), this::begin)
                .note(now, position, row.getLong("head"), row.getLong("parked"));
    }

    private Track begin(String group) {
        var track = new Track();
        Gauge.builder("smena.group.lag", track, Track::lag)
                .description("Events that a processing group has still to read")
                .tag("group", group)
                .register(metrics);
        Gauge.builder("smena.group.dead.letters", track, Track::parked)
                .description("Events that a processing group has parked")
                .tag("group", group)
                .register(metrics);
        return track;
    }

    @Override
    public synchronized void start() {
        var thread = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("group-watch").factory());
        var ignored = thread.scheduleWithFixedDelay(this::look, 0, BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
        ticker = thread;
    }

    @Override
    public synchronized void stop() {
        ScheduledExecutorService thread = ticker;
        ticker = null;
        if (thread != null) {
            thread.shutdownNow();
        }
    }

    @Override
    public boolean isRunning() {
        return ticker != null;
    }
}

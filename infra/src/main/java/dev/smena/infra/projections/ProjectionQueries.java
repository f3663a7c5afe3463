package dev.smena.infra.projections;

import dev.smena.infra.groups.GroupStates;
import dev.smena.infra.groups.GroupWatch;
import dev.smena.infra.projections.ProjectionView.SegmentView;
import dev.smena.infra.readmodel.ReadGroup;
import dev.smena.infra.readmodel.ReadModel;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How far the projections are and who projects them, by the tables that all nodes share. */
@Component
class ProjectionQueries {

    private static final String HEAD = "select coalesce(max(global_index), 0) from events.domain_event";

    private static final String REBUILD = """
            select position, extract(epoch from now() - started_at) as seconds from events.rebuild where copy = :name""";

    private final ReadModel readModel;
    private final GroupStates states;
    private final GroupWatch watch;
    private final JdbcClient jdbc;

    ProjectionQueries(ReadModel readModel, GroupStates states, GroupWatch watch, JdbcClient jdbc) {
        this.readModel = readModel;
        this.states = states;
        this.watch = watch;
        this.jdbc = jdbc;
    }

    List<ProjectionView> findProjections() {
        long head = jdbc.sql(HEAD).query(Long.class).single();
        return Stream.of(ReadGroup.values()).map(group -> view(group, head)).toList();
    }

    /** @param position of the last event it has read @param seconds since it began */
    private record Rebuilding(long position, double seconds) {

        @Nullable
        Long eta(long head) {
            return position == 0 ? null : Math.round(seconds * Math.max(0, head - position) / position);
        }
    }

    private ProjectionView view(ReadGroup group, long head) {
        long position = Optional.ofNullable(readModel.tokenOf(group, jdbc))
                .map(GapAwareTrackingToken::getIndex)
                .filter(index -> index > 0)
                .orElse(0L);
        long lag = Math.max(0, head - position);
        Optional<Rebuilding> rebuild = jdbc.sql(REBUILD)
                .param("name", group.processor())
                .query(Rebuilding.class)
                .optional();
        @Nullable
        Long live = lag == 0
                ? Long.valueOf(0)
                : watch.secondsFor(group.processor(), lag).orElse(null);
        return new ProjectionView(
                group.processor(),
                states.of(group.processor()),
                position,
                Math.max(head, position),
                lag,
                rebuild.isPresent(),
                percent(rebuild.map(Rebuilding::position).orElse(position), head),
                rebuild.isPresent() ? rebuild.get().eta(head) : live,
                segments(group),
                deadLetters(group),
                states.errorOf(group.processor()).orElse(null));
    }

    private static double percent(long position, long head) {
        return position >= head ? 100 : Math.floor(position * 10_000.0 / head) / 100;
    }

    private List<SegmentView> segments(ReadGroup group) {
        return jdbc.sql(
                        "select segment, owner, time_stamp from events.token where processor_name = :name order by segment")
                .param("name", group.processor())
                .query((row, n) -> new SegmentView(
                        row.getInt("segment"),
                        row.getString("owner"),
                        Optional.ofNullable(row.getString("time_stamp"))
                                .map(Instant::parse)
                                .orElse(null)))
                .list();
    }

    private long deadLetters(ReadGroup group) {
        return jdbc.sql("select count(*) from events.dead_letter where processing_group = :name")
                .param("name", group.processor())
                .query(Long.class)
                .single();
    }
}

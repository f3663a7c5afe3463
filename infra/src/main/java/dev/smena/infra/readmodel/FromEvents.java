package dev.smena.infra.readmodel;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is answered from the events themselves need not wait for any projection: it is there as soon as it is committed. */
@Component
class FromEvents {

    private static final String REACHED =
            "select exists (select from events.domain_event where global_index >= :position)";

    private static final String BATCH = "/api/v1/batches/{id}";
    private static final Set<String> HISTORY = Set.of(BATCH + "/history", BATCH + "/history/diff");
    private static final Set<String> OF_ANY_TIME = Set.of(BATCH, BATCH + "/products");

    private final Progress progress;
    private final JdbcClient jdbc;

    FromEvents(Progress progress, JdbcClient jdbc) {
        this.progress = progress;
        this.jdbc = jdbc;
    }

    static boolean answers(HttpServletRequest request) {
        String pattern = ReadGroup.pattern(request);
        return HISTORY.contains(pattern) || (OF_ANY_TIME.contains(pattern) && asksForThePast(request));
    }

    private static boolean asksForThePast(HttpServletRequest request) {
        return request.getParameter("version") != null || request.getParameter("at") != null;
    }

    /** Waits for an event of that position or beyond; false if that took too long. */
    boolean await(long position, Duration atMost) {
        return position < 1 || progress.await(() -> reached(position), atMost);
    }

    private boolean reached(long position) {
        return jdbc.sql(REACHED)
                .param("position", position)
                .query(Boolean.class)
                .single();
    }
}

package dev.smena.infra;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/**
 * Events that cannot be taken, since rules of the database that there are not otherwise forbid what they come to, and what
 * an administrator sees of them and does about them.
 */
final class Parked {

    static final String POISON = "poison";

    private final Http http;
    private final JdbcClient jdbc;
    private final Set<String> spoiled = new HashSet<>();

    Parked(Http http, JdbcClient jdbc) {
        this.http = http;
        this.jdbc = jdbc;
    }

    /** @param what condition of the rows that the table does not take from now on */
    void refuse(String table, String what) {
        spoiled.add(table);
        jdbc.sql("alter table " + table + " add constraint no_poison check (not (" + what + ")) not valid")
                .update();
    }

    void allow(String table) {
        jdbc.sql("alter table " + table + " drop constraint if exists no_poison")
                .update();
    }

    /** Leaves no rule and no letter behind. */
    void heal() {
        spoiled.forEach(this::allow);
        all().forEach(this::discard);
    }

    List<JsonNode> all() {
        return http.get("/admin/dead-letters")
                .body()
                .path("items")
                .valueStream()
                .toList();
    }

    /** The only one there is, or will be. */
    JsonNode only() {
        return await("a dead letter")
                .atMost(Duration.ofSeconds(60))
                .until(this::all, found -> found.size() == 1)
                .getFirst();
    }

    boolean retry(JsonNode letter) {
        return http.post("/admin/dead-letters/" + letter.path("id").stringValue() + "/retry", "")
                .body()
                .path("succeeded")
                .booleanValue();
    }

    void discard(JsonNode letter) {
        http.send("DELETE", "/api/v1/admin/dead-letters/" + letter.path("id").stringValue(), null);
    }
}

package dev.smena.infra.readmodel;

import com.github.benmanes.caffeine.cache.AsyncLoadingCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.smena.infra.groups.StoredTokens;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Table {@code events.token}: how far each group is, whichever node it is that reads. All who ask at about the same time share
 * one look, since on a node that does not project each write waits for what is written here.
 */
@Component
class TokenTable {

    private static final Duration FRESH = Duration.ofMillis(10);

    private final StoredTokens tokens;
    private final AsyncLoadingCache<ReadGroup, List<Optional<GapAwareTrackingToken>>> looks;

    @Autowired
    TokenTable(JdbcClient jdbc, StoredTokens tokens) {
        this(jdbc, tokens, Ticker.systemTicker());
    }

    TokenTable(JdbcClient jdbc, StoredTokens tokens, Ticker ticker) {
        this.tokens = tokens;
        this.looks = Caffeine.newBuilder()
                .ticker(ticker)
                .expireAfterWrite(FRESH)
                .executor(Thread::startVirtualThread)
                .buildAsync(group -> read(group, jdbc));
    }

    /** One for each part of the group's work, as it was a moment ago; a part has none before its first event. */
    List<Optional<GapAwareTrackingToken>> recent(ReadGroup group) {
        return looks.get(group).join();
    }

    /** The same by what this connection sees. */
    List<Optional<GapAwareTrackingToken>> read(ReadGroup group, JdbcClient connection) {
        return connection
                .sql("select token, token_type from events.token where processor_name = :processor")
                .param("processor", group.processor())
                .query((row, n) -> Optional.ofNullable(tokens.read(row.getBytes("token"), row.getString("token_type"))))
                .list();
    }
}

package dev.smena.infra.readmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.RETURNS_DEEP_STUBS;
import static org.mockito.Mockito.atLeast;
import static org.mockito.Mockito.clearInvocations;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.smena.infra.groups.StoredTokens;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentMatchers;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/** However many wait for a projection of another node, the table is asked no more often for it. */
class TokenTableTest {

    private static final List<Optional<GapAwareTrackingToken>> TOKENS =
            List.of(Optional.of(GapAwareTrackingToken.newInstance(7, Set.of())));

    private final JdbcClient jdbc = mock(JdbcClient.class, RETURNS_DEEP_STUBS);
    private final AtomicLong now = new AtomicLong();
    private final TokenTable table = new TokenTable(jdbc, mock(StoredTokens.class), now::get);

    @BeforeEach
    void answer() {
        when(jdbc.sql(anyString())
                        .param(anyString(), any())
                        .query(ArgumentMatchers.<RowMapper<Optional<GapAwareTrackingToken>>>any())
                        .list())
                .thenReturn(TOKENS);
        clearInvocations(jdbc);
    }

    private void looks(int count) {
        verify(jdbc, times(count)).sql(anyString());
    }

    @Test
    void allWhoAskAtAboutTheSameTimeShareOneLook() {
        assertThat(IntStream.range(0, 500).parallel().mapToObj(n -> table.recent(ReadGroup.BATCH)))
                .containsOnly(TOKENS);

        looks(1);
    }

    @Test
    void whoAsksLaterHasItLookedUpAnew() {
        table.recent(ReadGroup.BATCH);

        await().untilAsserted(() -> {
            now.addAndGet(Duration.ofMillis(11).toNanos());
            table.recent(ReadGroup.BATCH);
            verify(jdbc, atLeast(2)).sql(anyString());
        });
    }

    @Test
    void eachGroupIsLookedUpByItself() {
        table.recent(ReadGroup.BATCH);
        table.recent(ReadGroup.ANALYTICS);

        looks(2);
    }

    @Test
    void aLookInVainIsToldAndNotRemembered() {
        when(jdbc.sql(anyString())).thenThrow(new QueryTimeoutException("too slow"));

        assertThatThrownBy(() -> table.recent(ReadGroup.BATCH)).hasRootCauseInstanceOf(QueryTimeoutException.class);
        assertThatThrownBy(() -> table.recent(ReadGroup.BATCH)).hasRootCauseInstanceOf(QueryTimeoutException.class);
    }
}

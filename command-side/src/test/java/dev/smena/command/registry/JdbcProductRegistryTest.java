package dev.smena.command.registry;

import static dev.smena.events.RefusedCode.ALREADY_AGGREGATED;
import static dev.smena.events.RefusedCode.ALREADY_REGISTERED;
import static dev.smena.events.RefusedCode.ATTACHED_TO_ANOTHER_BATCH;
import static dev.smena.events.RefusedCode.NOT_AGGREGATED;
import static dev.smena.events.RefusedCode.NOT_FOUND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.smena.command.database.Database;
import dev.smena.events.BatchId;
import dev.smena.events.RefusedCode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the registry changes, and what it says of the codes it leaves alone. */
class JdbcProductRegistryTest {

    private static final BatchId OURS = BatchId.of(1, LocalDate.of(2026, 11, 9));
    private static final BatchId THEIRS = BatchId.of(2, LocalDate.of(2026, 11, 9));
    private static final Instant NOON = Instant.parse("2026-11-09T12:00:00.123456Z");
    private static final Instant LATER = NOON.plusSeconds(60);

    private final JdbcClient jdbc = JdbcClient.create(Database.emptied());
    private final JdbcProductRegistry registry = new JdbcProductRegistry(jdbc);

    @Test
    void newCodesAreRegisteredWithoutAWord() {
        assertThat(registry.register(OURS, List.of("B", "A"))).isEmpty();

        assertThat(rows()).containsExactly("A 1 -", "B 1 -");
    }

    @Test
    void aCodeIsRegisteredOnceAndTheRefusalTellsOwnFromForeign() {
        registry.register(OURS, List.of("A"));
        registry.register(THEIRS, List.of("X"));

        assertThat(registry.register(OURS, List.of("X", "New", "A")))
                .isEqualTo(refused(
                        RefusedCode.of("A", ALREADY_REGISTERED), RefusedCode.of("X", ATTACHED_TO_ANOTHER_BATCH)));

        assertThat(rows()).containsExactly("A 1 -", "New 1 -", "X 2 -");
    }

    @Test
    void anAggregatedCodeIsStillRegistered() {
        registry.register(OURS, List.of("A"));
        registry.aggregate(OURS, List.of("A"), NOON);

        assertThat(registry.register(OURS, List.of("A"))).isEqualTo(refused(RefusedCode.of("A", ALREADY_REGISTERED)));
        assertThat(rows()).containsExactly("A 1 " + NOON);
    }

    @Test
    void aCodeIsAggregatedOnceAndTheRefusalTellsWhenToTheMicrosecond() {
        registry.register(OURS, List.of("A", "B"));
        registry.register(THEIRS, List.of("X"));
        registry.aggregate(OURS, List.of("A"), NOON);

        assertThat(registry.aggregate(OURS, List.of("X", "A", "ZZ", "B"), LATER))
                .isEqualTo(refused(
                        new RefusedCode("A", ALREADY_AGGREGATED, NOON),
                        RefusedCode.of("X", ATTACHED_TO_ANOTHER_BATCH),
                        RefusedCode.of("ZZ", NOT_FOUND)));

        assertThat(rows()).containsExactly("A 1 " + NOON, "B 1 " + LATER, "X 2 -");
    }

    @Test
    void aCodeAggregatedElsewhereIsForeignAndNothingIsSaidOfWhen() {
        registry.register(THEIRS, List.of("X"));
        registry.aggregate(THEIRS, List.of("X"), NOON);

        assertThat(registry.aggregate(OURS, List.of("X"), LATER))
                .isEqualTo(refused(RefusedCode.of("X", ATTACHED_TO_ANOTHER_BATCH)));
    }

    @Test
    void onlyAnAggregatedCodeCanBeDisaggregatedAndThenAggregatedAnew() {
        registry.register(OURS, List.of("A", "B"));
        registry.register(THEIRS, List.of("X"));
        registry.aggregate(OURS, List.of("A"), NOON);
        registry.aggregate(THEIRS, List.of("X"), NOON);

        assertThat(registry.disaggregate(OURS, List.of("A", "B", "X", "ZZ")))
                .isEqualTo(refused(
                        RefusedCode.of("B", NOT_AGGREGATED),
                        RefusedCode.of("X", ATTACHED_TO_ANOTHER_BATCH),
                        RefusedCode.of("ZZ", NOT_FOUND)));
        assertThat(rows()).containsExactly("A 1 -", "B 1 -", "X 2 " + NOON);

        assertThat(registry.aggregate(OURS, List.of("A"), LATER)).isEmpty();
        assertThat(rows()).containsExactly("A 1 " + LATER, "B 1 -", "X 2 " + NOON);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "010460703951001021abc\u001d91EE05\u001d92", "\u001d", "\"", "'", "\\", "\\\"\\\\", "{", "}",
                        "{a,\"b\"}",
                ",", "NULL", "null", "😀🏭", "é", "e\u0301", "Код-Ёж", " lead and trail ", ":codes ?  $1 %_",
                "'); drop table command.product_code; --", "<&;\"'%+=@"
            })
    void anAwkwardCodeIsItselfAndNoOther(String code) {
        registry.register(THEIRS, List.of(code + "x", "x" + code, code.toUpperCase(Locale.ROOT) + " "));

        assertThat(registry.register(OURS, List.of(code, "plain"))).isEmpty();
        assertThat(registry.aggregate(OURS, List.of(code, "plain"), NOON)).isEmpty();
        assertThat(registry.aggregate(OURS, List.of(code), LATER))
                .isEqualTo(refused(new RefusedCode(code, ALREADY_AGGREGATED, NOON)));
        assertThat(registry.disaggregate(OURS, List.of(code))).isEmpty();
        assertThat(jdbc.sql("select code from command.product_code where batch_id = ? and aggregated_at is null")
                        .param(OURS.value())
                        .query(String.class)
                        .list())
                .containsExactly(code);
    }

    @Test
    void theLongestCodeFits() {
        var longest = "🏭".repeat(255);

        assertThat(registry.register(OURS, List.of(longest))).isEmpty();
        assertThat(registry.register(OURS, List.of(longest))).containsOnlyKeys(longest);
    }

    @Test
    void aThousandCodesGoThroughAtOnceAndAreAllExplainedAtOnce() {
        var codes = IntStream.range(0, 1_000).mapToObj(i -> "code \u001d" + i).collect(Collectors.toList());
        Collections.shuffle(codes, new Random(7));

        assertThat(registry.register(OURS, codes)).isEmpty();
        assertThat(registry.aggregate(OURS, codes, NOON)).isEmpty();
        assertThat(registry.aggregate(OURS, codes, LATER))
                .isEqualTo(codes.stream()
                        .collect(Collectors.toMap(
                                Function.identity(), code -> new RefusedCode(code, ALREADY_AGGREGATED, NOON))));
        assertThat(registry.disaggregate(THEIRS, codes))
                .hasSize(1_000)
                .allSatisfy((code, refusal) ->
                        assertThat(refusal).isEqualTo(RefusedCode.of(code, ATTACHED_TO_ANOTHER_BATCH)));
        assertThat(registry.disaggregate(OURS, codes)).isEmpty();
    }

    @Test
    void noCodesAreNoWork() {
        assertThat(registry.register(OURS, List.of())).isEmpty();
        assertThat(registry.aggregate(OURS, List.of(), NOON)).isEmpty();
        assertThat(registry.disaggregate(OURS, List.of())).isEmpty();
    }

    @Test
    void aCodeUnpackedByAnotherNodeBeforeTheReasonIsFoundIsALostRaceToBeRunAgain() {
        registry.register(OURS, List.of("A"));
        registry.aggregate(OURS, List.of("A"), NOON);
        var interrupted = new JdbcProductRegistry(
                JdbcClient.create(beforeTheReason(() -> registry.disaggregate(OURS, List.of("A")))));

        assertThatThrownBy(() -> interrupted.aggregate(OURS, List.of("A"), LATER))
                .isInstanceOf(ConcurrencyException.class)
                .hasMessageContaining("A");
    }

    private static NamedParameterJdbcTemplate beforeTheReason(Runnable meanwhile) {
        return new NamedParameterJdbcTemplate(Database.connections()) {
            @Override
            public <T> List<T> query(String sql, SqlParameterSource parameters, RowMapper<T> rows) {
                if (sql.strip().startsWith("select")) {
                    meanwhile.run();
                }
                return super.query(sql, parameters, rows);
            }
        };
    }

    private static Map<String, RefusedCode> refused(RefusedCode... codes) {
        return List.of(codes).stream().collect(Collectors.toMap(RefusedCode::code, Function.identity()));
    }

    /** Code, batch number and moment of aggregation of each row, by code. */
    private List<String> rows() {
        return jdbc.sql("select code, batch_id, aggregated_at from command.product_code order by code")
                .query((row, n) -> {
                    var at = row.getObject("aggregated_at", OffsetDateTime.class);
                    return row.getString("code")
                            + (row.getString("batch_id").equals(OURS.toString()) ? " 1 " : " 2 ")
                            + (at == null ? "-" : at.toInstant());
                })
                .list();
    }
}

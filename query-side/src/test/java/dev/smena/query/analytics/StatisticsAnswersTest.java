package dev.smena.query.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smena.events.CloseReason;
import dev.smena.query.QueryTables;
import dev.smena.query.answers.Answer;
import dev.smena.query.answers.Answers;
import dev.smena.query.answers.Question;
import dev.smena.query.batch.ProjectedBatches;
import dev.smena.query.batch.Story;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** Statistics made of figures that are kept; of a shift from 3 to 15 o'clock UTC. */
class StatisticsAnswersTest {

    private final ProjectedBatches projected = new ProjectedBatches();
    private final Story batch = new Story(1);
    private final Answers kept = new KeptForGood();

    private BatchStatistics at(String time) {
        var clock = Clock.fixed(Instant.parse("2026-11-09T" + time + "Z"), ZoneOffset.UTC);
        var queries = new StatisticsQueries(JdbcClient.create(QueryTables.filled()), clock);
        var json = JsonMapper.builder()
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .build();
        return new StatisticsAnswers(queries, kept, json, clock).find(batch.id).orElseThrow();
    }

    @Test
    void countTheHoursAnewEachTime() {
        projected.together(batch.created(), batch.registered("A", "B", "C", "D"), batch.aggregated("A", "B", "C"));

        assertThat(at("09:00:00").timeline().elapsedHours()).isEqualTo(new BigDecimal("6.00"));
        assertThat(at("09:30:00").timeline().elapsedHours()).isEqualTo(new BigDecimal("6.50"));
        assertThat(at("09:30:00").productionStats().aggregated()).isEqualTo(3);
    }

    @Test
    void ofAClosedBatchAreTheSameWhenTheyAreKept() {
        projected.together(batch.created(), batch.registered("A", "B"), batch.aggregated("A"));
        projected.together(
                batch.from(Instant.parse("2026-11-09T05:59:58.999999Z")).closed(CloseReason.MANUAL));

        BatchStatistics read = at("09:00:00");

        assertThat(read.batchInfo().isClosed()).isTrue();
        assertThat(at("09:00:00")).isEqualTo(read);
        assertThat(at("23:00:00")).isEqualTo(read);
    }

    private static final class KeptForGood implements Answers {

        private final Map<Question, Answer> answers = new HashMap<>();

        @Override
        public Optional<Answer> find(Question question, Supplier<Optional<Answer>> read) {
            return Optional.ofNullable(
                    answers.computeIfAbsent(question, none -> read.get().orElse(null)));
        }

        @Override
        public void renew(Question question, Supplier<Optional<Answer>> read) {
            throw new UnsupportedOperationException();
        }
    }
}

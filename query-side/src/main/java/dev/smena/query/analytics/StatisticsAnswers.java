package dev.smena.query.analytics;

import dev.smena.events.BatchId;
import dev.smena.query.answers.Answer;
import dev.smena.query.answers.Answers;
import dev.smena.query.answers.Question;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Statistics of a batch. What is kept are its figures: what is made of them changes with time. */
@Component
class StatisticsAnswers {

    private final StatisticsQueries queries;
    private final Answers answers;
    private final JsonMapper json;
    private final Clock clock;

    StatisticsAnswers(StatisticsQueries queries, Answers answers, JsonMapper json, Clock clock) {
        this.queries = queries;
        this.answers = answers;
        this.json = json;
        this.clock = clock;
    }

    Optional<BatchStatistics> find(BatchId id) {
        return answers.find(
                        Question.statistics(id), () -> queries.findFigures(id).map(this::answer))
                .map(answer -> json.readValue(answer.json(), BatchFigures.class))
                .map(batch -> BatchStatistics.of(batch, clock.instant()));
    }

    private Answer answer(BatchFigures batch) {
        return Answer.of(json.writeValueAsBytes(batch));
    }
}

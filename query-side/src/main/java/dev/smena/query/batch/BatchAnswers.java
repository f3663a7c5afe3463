package dev.smena.query.batch;

import dev.smena.events.BatchId;
import dev.smena.query.answers.Answer;
import dev.smena.query.answers.Answers;
import dev.smena.query.answers.Question;
import dev.smena.query.input.QueryParameters.Range;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Batches, and pages of the list of them, as they are sent. */
@Component
class BatchAnswers {

    private final BatchQueries queries;
    private final Answers answers;
    private final JsonMapper json;

    BatchAnswers(BatchQueries queries, Answers answers, JsonMapper json) {
        this.queries = queries;
        this.answers = answers;
        this.json = json;
    }

    Optional<Answer> findBatch(BatchId id) {
        return answers.find(Question.batch(id), () -> queries.findBatch(id).map(this::answer));
    }

    Answer findBatches(BatchFilter filter, Range range) {
        String page = json.writeValueAsString(List.of(filter.values(), range));
        return answers.find(
                        Question.list(page),
                        () -> Optional.of(Answer.of(json.writeValueAsBytes(queries.findBatches(filter, range)))))
                .orElseThrow();
    }

    Answer answer(BatchDetail batch) {
        return new Answer(batch.entityTag(), json.writeValueAsBytes(batch));
    }
}

package dev.smena.query.answers;

import dev.smena.events.BatchId;
import java.time.LocalDate;

/**
 * What is asked: questions that are equal have equal answers, until something happens that changes them.
 *
 * @param subject what kind and subject tell apart: a batch's id, a day, the filters and range of a list
 */
public record Question(AnswerKind kind, String subject) {

    /** @param today the day that the figures of today are those of */
    public static Question dashboard(LocalDate today) {
        return new Question(AnswerKind.DASHBOARD, today.toString());
    }

    /** @param page what selects the page, written so that different ones are written differently */
    public static Question list(String page) {
        return new Question(AnswerKind.LIST, page);
    }

    public static Question batch(BatchId id) {
        return new Question(AnswerKind.BATCH, id.toString());
    }

    public static Question statistics(BatchId id) {
        return new Question(AnswerKind.STATISTICS, id.toString());
    }
}

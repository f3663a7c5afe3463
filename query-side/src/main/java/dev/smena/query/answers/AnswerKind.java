package dev.smena.query.answers;

/** What is kept; how long, is a setting. */
public enum AnswerKind {
    DASHBOARD,
    LIST,
    BATCH,
    STATISTICS
}

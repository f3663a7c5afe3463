package dev.smena.query.tasks;

/** How far a task is; the last two are the end. */
enum TaskStatus {
    PENDING,
    PROGRESS,
    SUCCESS,
    FAILURE;

    boolean isFinal() {
        return this == SUCCESS || this == FAILURE;
    }
}

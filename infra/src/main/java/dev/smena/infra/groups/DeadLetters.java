package dev.smena.infra.groups;

import dev.smena.infra.http.Failures;
import java.util.Objects;
import java.util.stream.Stream;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.deadletter.jdbc.DeadLetterSchema;
import org.axonframework.eventhandling.deadletter.jdbc.JdbcDeadLetter;
import org.axonframework.eventhandling.deadletter.jdbc.JdbcSequencedDeadLetterQueue;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.axonframework.messaging.deadletter.Decisions;
import org.axonframework.messaging.deadletter.EnqueueDecision;
import org.axonframework.messaging.deadletter.SequencedDeadLetterQueue;
import org.springframework.core.NestedExceptionUtils;

/**
 * Table {@code events.dead_letter}: where a group parks what it cannot take, with all that comes after it in the life of the
 * same batch, task or delivery, so that it can go on with the others.
 */
final class DeadLetters {

    private static final int LONGEST_CAUSE = 1_000;

    private static final DeadLetterSchema SCHEMA = DeadLetterSchema.builder()
            .deadLetterTable("events.dead_letter")
            .deadLetterIdentifierColumn("dead_letter_identifier")
            .processingGroupColumn("processing_group")
            .sequenceIdentifierColumn("sequence_identifier")
            .sequenceIndexColumn("sequence_index")
            .messageTypeColumn("message_type")
            .eventIdentifierColumn("event_identifier")
            .timestampColumn("time_stamp")
            .payloadTypeColumn("payload_type")
            .payloadRevisionColumn("payload_revision")
            .payloadColumn("payload")
            .metaDataColumn("meta_data")
            .aggregateTypeColumn("type")
            .aggregateIdentifierColumn("aggregate_identifier")
            .sequenceNumberColumn("sequence_number")
            .tokenTypeColumn("token_type")
            .tokenColumn("token")
            .enqueuedAtColumn("enqueued_at")
            .lastTouchedColumn("last_touched")
            .processingStartedColumn("processing_started")
            .causeTypeColumn("cause_type")
            .causeMessageColumn("cause_message")
            .diagnosticsColumn("diagnostics")
            .build();

    private DeadLetters() {}

    static SequencedDeadLetterQueue<EventMessage<?>> of(String group, Configuration axon) {
        return JdbcSequencedDeadLetterQueue.<EventMessage<?>>builder()
                .processingGroup(group)
                .connectionProvider(axon.getComponent(ConnectionProvider.class))
                .transactionManager(axon.getComponent(TransactionManager.class))
                .genericSerializer(axon.serializer())
                .eventSerializer(axon.eventSerializer())
                .schema(SCHEMA)
                .build();
    }

    /**
     * Nothing is parked that would go well a little later: then all of the transaction is tried again. What is parked already
     * stays for whatever reason it fails. Axon asks while it rolls back then, and would take an exception for leave to delete it.
     */
    static EnqueueDecision<EventMessage<?>> park(DeadLetter<? extends EventMessage<?>> letter, Throwable failure) {
        if (letter instanceof JdbcDeadLetter) {
            return Decisions.requeue(new ParkedFailure(failure));
        }
        if (isForNow(failure)) {
            throw new IllegalStateException("To be tried again: " + failure, failure);
        }
        return Decisions.enqueue(new ParkedFailure(failure));
    }

    /** The database is away or others were faster; this node is about to stop, or at the end of its memory. */
    private static boolean isForNow(Throwable failure) {
        return Failures.isForNow(failure)
                || Thread.currentThread().isInterrupted()
                || Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                        .anyMatch(cause -> cause instanceof InterruptedException || isOfThisNode(cause));
    }

    /** How deep the stack gets is the event's own affair, and the same each time. */
    private static boolean isOfThisNode(Throwable cause) {
        return cause instanceof VirtualMachineError && !(cause instanceof StackOverflowError);
    }

    /** What is kept of a failure: what the database said, rather than the statement it said it of. */
    private static final class ParkedFailure extends RuntimeException {

        ParkedFailure(Throwable failure) {
            super(shortened(NestedExceptionUtils.getMostSpecificCause(failure).toString()), null, false, false);
        }

        private static String shortened(String text) {
            return text.substring(0, Math.min(text.length(), LONGEST_CAUSE)).replace('\0', '\ufffd');
        }
    }
}

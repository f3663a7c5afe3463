package dev.smena.infra.cache;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.smena.events.BatchCreated;
import dev.smena.events.MaintenanceCompleted;
import dev.smena.infra.readmodel.ReadGroup;
import dev.smena.query.answers.AnswerKind;
import dev.smena.query.answers.Question;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;

/**
 * The names of all that is kept in Redis. Installations, and versions of the program, which may say the same in different
 * ways, have prefixes of their own.
 */
record Keys(String prefix) {

    private static final String BATCH = "Batch";

    /** @param differences whatever is different where answers must not be shared */
    static Keys of(String... differences) {
        return new Keys("smena:" + digest(String.join("\n", differences)).substring(0, 12) + ":");
    }

    String answer(Question question) {
        return prefix + "answer:" + question.kind() + ":" + digest(question.subject());
    }

    /** Of the node that projects the group; without it nothing made of the group's tables is believed. */
    String epoch(ReadGroup group) {
        return prefix + "epoch:" + group;
    }

    static ReadGroup group(AnswerKind kind) {
        return kind == AnswerKind.DASHBOARD ? ReadGroup.ANALYTICS : ReadGroup.BATCH;
    }

    /** What an answer depends on. */
    List<String> marks(Question question) {
        String epoch = epoch(group(question.kind()));
        return switch (question.kind()) {
            case DASHBOARD -> List.of(epoch, mark("figures"));
            case LIST -> List.of(epoch, mark("batches"));
            case BATCH -> List.of(epoch, mark("work-centers"), batch(question.subject()));
            case STATISTICS -> List.of(epoch, batch(question.subject()));
        };
    }

    /**
     * What is no longer as it was once the group has projected an event. A batch is shown with the present name of its work
     * center, which any new batch may change; a rebuild may change anything.
     */
    Stream<String> changedBy(EventMessage<?> event, ReadGroup group) {
        if (MaintenanceCompleted.class.equals(event.getPayloadType())) {
            return Stream.of(epoch(ReadGroup.BATCH), epoch(ReadGroup.ANALYTICS));
        }
        if (!(event instanceof DomainEventMessage<?> fact) || !BATCH.equals(fact.getType())) {
            return Stream.empty();
        }
        if (group == ReadGroup.ANALYTICS) {
            return Stream.of(mark("figures"));
        }
        Stream<String> always = Stream.of(mark("batches"), batch(fact.getAggregateIdentifier()));
        return BatchCreated.class.equals(event.getPayloadType())
                ? Stream.concat(always, Stream.of(mark("work-centers")))
                : always;
    }

    private String batch(String id) {
        return mark("batch:" + id);
    }

    private String mark(String name) {
        return prefix + "mark:" + name;
    }

    private static String digest(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("Every Java has SHA-256", e);
        }
    }
}

package dev.smena.command.aggregation;

import dev.smena.events.StoredFile;
import dev.smena.events.TaskId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** All chunks are done. @param errors a file with every refused code, if they are too many for an answer */
record CompleteAggregation(
        @TargetAggregateIdentifier TaskId taskId, @Nullable StoredFile errors) {}

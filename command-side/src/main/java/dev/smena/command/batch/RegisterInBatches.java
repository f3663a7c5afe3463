package dev.smena.command.batch;

import java.util.List;

/**
 * Register codes to several batches in one transaction, one part a batch and no code in two of them. Results in a
 * {@code List<CodesOutcome>} in the order of the parts; the codes of a batch that is closed or unknown are refused, the
 * others registered.
 */
public record RegisterInBatches(List<RegisterProducts> parts) {}

/** Figures over all batches, of one batch, and of a few beside each other. */
@NullMarked
package dev.smena.query.analytics;

import org.jspecify.annotations.NullMarked;

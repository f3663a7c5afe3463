/** Batches and their products as people read them. */
@NullMarked
package dev.smena.query.batch;

import org.jspecify.annotations.NullMarked;

/** Batches left open are closed at night. */
@NullMarked
package dev.smena.command.autoclose;

import org.jspecify.annotations.NullMarked;

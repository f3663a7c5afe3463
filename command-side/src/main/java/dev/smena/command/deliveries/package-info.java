/** Brings events to the receivers that have subscribed to them: dispatch, attempts, retries. */
@NullMarked
package dev.smena.command.deliveries;

import org.jspecify.annotations.NullMarked;

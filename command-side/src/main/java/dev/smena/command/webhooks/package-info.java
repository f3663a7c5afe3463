/** Subscriptions of those who want to be told of events, and their secrets. */
@NullMarked
package dev.smena.command.webhooks;

import org.jspecify.annotations.NullMarked;

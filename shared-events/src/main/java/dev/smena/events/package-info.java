/** The facts Smena is made of: events, the ids they speak of, and what the events of one batch add up to. */
@NullMarked
package dev.smena.events;

import org.jspecify.annotations.NullMarked;

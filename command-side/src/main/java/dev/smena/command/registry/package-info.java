/** The product code registry: set-based validation in the events' own transaction. */
@NullMarked
package dev.smena.command.registry;

import org.jspecify.annotations.NullMarked;

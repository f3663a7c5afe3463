/** The side that decides: aggregates, their commands, the product code registry and the endpoints that write. */
@NullMarked
package dev.smena.command;

import org.jspecify.annotations.NullMarked;

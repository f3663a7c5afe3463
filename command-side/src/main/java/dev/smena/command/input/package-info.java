/** Strict reading of JSON input: every fault is named by its JSON pointer (RFC 6901), all of them at once. */
@NullMarked
package dev.smena.command.input;

import org.jspecify.annotations.NullMarked;

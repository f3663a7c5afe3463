/** Exports of batches as files that can be imported again: asked for, made, kept in the object store. */
@NullMarked
package dev.smena.command.exports;

import org.jspecify.annotations.NullMarked;

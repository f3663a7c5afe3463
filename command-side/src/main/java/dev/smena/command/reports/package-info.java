/** Reports of batches as files: asked for, made, kept in the object store. */
@NullMarked
package dev.smena.command.reports;

import org.jspecify.annotations.NullMarked;

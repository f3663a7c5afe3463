/** Batches read from spreadsheet files. */
@NullMarked
package dev.smena.command.imports;

import org.jspecify.annotations.NullMarked;

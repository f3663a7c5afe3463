/** Batches as spreadsheet files, with the columns an import takes. */
@NullMarked
package dev.smena.query.exports;

import org.jspecify.annotations.NullMarked;

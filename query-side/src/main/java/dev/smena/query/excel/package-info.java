/** What all workbooks need, whichever library writes them. */
@NullMarked
package dev.smena.query.excel;

import org.jspecify.annotations.NullMarked;

/** The report of one batch as a file: a workbook to work on, or pages to print. */
@NullMarked
package dev.smena.query.reports;

import org.jspecify.annotations.NullMarked;

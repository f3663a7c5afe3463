/**
 * Reading of spreadsheet files that may be of any size and made in bad faith: row by row, in bounded memory, refused with
 * words for the user. Knows nothing about what the rows mean.
 */
@NullMarked
package dev.smena.command.spreadsheet;

import org.jspecify.annotations.NullMarked;

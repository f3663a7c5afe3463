/** A real database for the tests of whatever writes SQL. */
@NullMarked
package dev.smena.command.database;

import org.jspecify.annotations.NullMarked;

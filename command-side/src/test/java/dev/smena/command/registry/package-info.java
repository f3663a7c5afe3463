/** The registry on a real PostgreSQL: its outcomes are the database's. */
@NullMarked
package dev.smena.command.registry;

import org.jspecify.annotations.NullMarked;

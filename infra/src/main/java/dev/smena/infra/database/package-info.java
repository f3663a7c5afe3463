/** The PostgreSQL server: embedded by default, any other by its URL. */
@NullMarked
package dev.smena.infra.database;

import org.jspecify.annotations.NullMarked;

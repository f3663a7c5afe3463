/** The query side's tables on a real PostgreSQL, for tests. */
@NullMarked
package dev.smena.query;

import org.jspecify.annotations.NullMarked;

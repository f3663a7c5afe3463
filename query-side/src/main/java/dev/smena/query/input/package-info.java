/** Strict reading of query parameters. */
@NullMarked
package dev.smena.query.input;

import org.jspecify.annotations.NullMarked;

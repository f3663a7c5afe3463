/** Strict reading of query parameters, and of questions asked in a body. */
@NullMarked
package dev.smena.query.input;

import org.jspecify.annotations.NullMarked;

/** What may stand in a query string. */
@NullMarked
package dev.smena.query.input;

import org.jspecify.annotations.NullMarked;

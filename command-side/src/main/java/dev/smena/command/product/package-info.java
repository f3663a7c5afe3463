/** The endpoints that register, aggregate and disaggregate marking codes. */
@NullMarked
package dev.smena.command.product;

import org.jspecify.annotations.NullMarked;

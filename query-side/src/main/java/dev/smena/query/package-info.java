/** The side that tells: projections, what people read, and the endpoints that read. */
@NullMarked
package dev.smena.query;

import org.jspecify.annotations.NullMarked;

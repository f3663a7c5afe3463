/** Events in, views out. */
@NullMarked
package dev.smena.query.batch;

import org.jspecify.annotations.NullMarked;

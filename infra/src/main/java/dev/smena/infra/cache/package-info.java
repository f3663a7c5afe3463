/** The cache of answers, in Redis: right while Redis is well, and out of the way while it is not. */
@NullMarked
package dev.smena.infra.cache;

import org.jspecify.annotations.NullMarked;

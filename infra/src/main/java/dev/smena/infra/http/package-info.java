/** What every request and answer has in common: problems, ids, limits, JSON. */
@NullMarked
package dev.smena.infra.http;

import org.jspecify.annotations.NullMarked;

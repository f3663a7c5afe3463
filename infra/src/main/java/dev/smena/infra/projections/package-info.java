/** What administrators see of projections, and what they can do about events that could not be projected. */
@NullMarked
package dev.smena.infra.projections;

import org.jspecify.annotations.NullMarked;

/** What administrators see of projections, and what they can do about events that could not be taken. */
@NullMarked
package dev.smena.infra.projections;

import org.jspecify.annotations.NullMarked;

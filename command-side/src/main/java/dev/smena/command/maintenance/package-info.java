/** Rebuilds of projections and checks of integrity, as tasks; what they do is lent by whoever keeps the data. */
@NullMarked
package dev.smena.command.maintenance;

import org.jspecify.annotations.NullMarked;

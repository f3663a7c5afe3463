/** What happens at its time: sagas, their deadlines and recurring work, on whichever node is free. */
@NullMarked
package dev.smena.infra.scheduling;

import org.jspecify.annotations.NullMarked;

/** What all long pieces of work have in common. */
@NullMarked
package dev.smena.command.tasks;

import org.jspecify.annotations.NullMarked;

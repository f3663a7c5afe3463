/** The batch aggregate with its commands and endpoints. */
@NullMarked
package dev.smena.command.batch;

import org.jspecify.annotations.NullMarked;

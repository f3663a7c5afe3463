/** Starting up, and saying in one line why it could not. */
@NullMarked
package dev.smena.infra.launch;

import org.jspecify.annotations.NullMarked;

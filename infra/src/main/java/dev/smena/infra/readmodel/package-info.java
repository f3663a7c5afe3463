/** How far the read model has read, and waiting for it. */
@NullMarked
package dev.smena.infra.readmodel;

import org.jspecify.annotations.NullMarked;

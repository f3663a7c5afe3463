/** Whole-system tests over HTTP, on the embedded servers. */
@NullMarked
package dev.smena.infra;

import org.jspecify.annotations.NullMarked;

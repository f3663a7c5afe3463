/** Answers that many ask for, made once and kept for a while. */
@NullMarked
package dev.smena.query.answers;

import org.jspecify.annotations.NullMarked;

/** What a batch and its products were at some time, rebuilt from the batch's events. */
@NullMarked
package dev.smena.query.past;

import org.jspecify.annotations.NullMarked;

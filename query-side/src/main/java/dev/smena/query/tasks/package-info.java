/** Tasks that run behind the request, how far they are, and links to the files they made. */
@NullMarked
package dev.smena.query.tasks;

import org.jspecify.annotations.NullMarked;

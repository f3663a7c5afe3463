/** Projections built anew beside the live ones, compared with them and put in their place. */
@NullMarked
package dev.smena.infra.rebuild;

import org.jspecify.annotations.NullMarked;

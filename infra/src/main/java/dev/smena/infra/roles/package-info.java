/** What a node does: it takes commands, answers queries, or both. */
@NullMarked
package dev.smena.infra.roles;

import org.jspecify.annotations.NullMarked;

/** Processing groups: how they fail, where they park what they cannot take, how far they are and whether they get on. */
@NullMarked
package dev.smena.infra.groups;

import org.jspecify.annotations.NullMarked;

/** Guards of the design. Each rule is also held against code that breaks it, to prove that it bites. */
@NullMarked
package dev.smena.infra.architecture;

import org.jspecify.annotations.NullMarked;

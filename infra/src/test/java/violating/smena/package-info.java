/**
 * Code that breaks the guards of the design, each class one of them, to prove that they bite. It stands outside of the
 * program's packages, where Spring does not look.
 */
@NullMarked
package violating.smena;

import org.jspecify.annotations.NullMarked;

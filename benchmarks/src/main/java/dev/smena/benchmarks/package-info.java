/** Measures Smena beside plain JDBC on the same server. */
@NullMarked
package dev.smena.benchmarks;

import org.jspecify.annotations.NullMarked;

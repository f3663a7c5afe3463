/** The runnable program: it wires both sides together and gives them their surroundings. */
@NullMarked
package dev.smena.infra;

import org.jspecify.annotations.NullMarked;

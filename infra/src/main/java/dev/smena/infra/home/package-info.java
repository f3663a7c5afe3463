/** The directory on this machine that Smena owns: embedded servers' data, ports, keys and files at work. */
@NullMarked
package dev.smena.infra.home;

import org.jspecify.annotations.NullMarked;

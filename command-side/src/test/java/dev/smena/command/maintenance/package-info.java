@NullMarked
package dev.smena.command.maintenance;

import org.jspecify.annotations.NullMarked;

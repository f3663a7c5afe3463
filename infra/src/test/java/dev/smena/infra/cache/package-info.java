@NullMarked
package dev.smena.infra.cache;

import org.jspecify.annotations.NullMarked;

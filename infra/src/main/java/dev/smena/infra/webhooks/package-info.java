/** The HTTP client of the webhooks, the addresses it may connect to, and the key under which secrets lie encrypted. */
@NullMarked
package dev.smena.infra.webhooks;

import org.jspecify.annotations.NullMarked;

/** Webhook subscriptions and their deliveries as people read them. */
@NullMarked
package dev.smena.query.webhooks;

import org.jspecify.annotations.NullMarked;

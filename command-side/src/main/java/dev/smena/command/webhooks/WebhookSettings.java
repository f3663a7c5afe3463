package dev.smena.command.webhooks;

import java.time.Duration;

/**
 * What is allowed to subscriptions.
 *
 * @param secretOverlap how long after a secret's replacement both sign
 * @param mostSubscriptions how many there may be
 */
public record WebhookSettings(Duration secretOverlap, int mostSubscriptions) {}

package dev.smena.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One try to deliver.
 *
 * @param number from 1, counted over all tries of the delivery
 * @param at when it began
 * @param durationMs how long it took, in milliseconds
 * @param responseStatus null if no answer came
 * @param responseBody its beginning, as text without control characters other than tab and line ends
 * @param error why it was no success, in words for the subscription's owner; null if it was one
 */
public record DeliveryAttempt(
        int number,
        Instant at,
        long durationMs,
        @Nullable Integer responseStatus,
        @Nullable String responseBody,
        @Nullable String error) {}

package dev.smena.command.deliveries;

import java.time.Duration;

/**
 * How deliveries are made.
 *
 * @param firstRetry how long to wait after the first failure; doubled after each further one
 * @param longestRetry the longest wait, also for receivers that ask for more
 * @param disableAfter how long a receiver may fail without a success before its subscription is switched off
 * @param inFlightPerWebhook how many attempts may be under way to one subscription, on all nodes together
 * @param inFlight how many attempts may be under way from one node
 */
public record DeliverySettings(
        Duration firstRetry, Duration longestRetry, Duration disableAfter, int inFlightPerWebhook, int inFlight) {}

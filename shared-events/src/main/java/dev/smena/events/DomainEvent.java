package dev.smena.events;

/** The index of everything that can happen; each event type is stored under the name its {@link StoredAs} gives. */
public sealed interface DomainEvent permits BatchEvent, TaskEvent, WebhookEvent, DeliveryEvent {}

package dev.smena.command.deliveries;

import java.util.List;

/** Make these deliveries, other than those that are made already. */
record ScheduleDeliveries(List<NewDelivery> deliveries) {}

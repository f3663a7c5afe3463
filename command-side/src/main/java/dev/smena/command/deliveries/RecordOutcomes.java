package dev.smena.command.deliveries;

import java.util.List;

/** Note what has become of these deliveries, each of them named once. */
record RecordOutcomes(List<Outcome> outcomes) {}

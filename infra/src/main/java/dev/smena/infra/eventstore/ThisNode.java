package dev.smena.infra.eventstore;

import java.lang.management.ManagementFactory;

/** Who this node is among those over the same database. */
public final class ThisNode {

    private ThisNode() {}

    /** What it claims tokens as: process id and host. */
    public static String name() {
        return ManagementFactory.getRuntimeMXBean().getName();
    }
}

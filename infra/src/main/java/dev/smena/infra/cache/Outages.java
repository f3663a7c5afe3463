package dev.smena.infra.cache;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** From a failure until Redis is seen to answer again, readers do without it. The log is told, but once a minute at most. */
final class Outages {

    private static final Logger log = LoggerFactory.getLogger(Outages.class);
    private static final long BETWEEN_WARNINGS = Duration.ofMinutes(1).toNanos();

    private volatile boolean one = true;
    private int count;
    private boolean told;
    private long toldAt = System.nanoTime() - BETWEEN_WARNINGS;

    boolean isOne() {
        return one;
    }

    synchronized void begin(RedisFailure failure) {
        one = true;
        count++;
        if (!told && System.nanoTime() - toldAt >= BETWEEN_WARNINGS) {
            told = true;
            toldAt = System.nanoTime();
            log.warn("The cache does not answer, all is read from the database: {}", failure.getMessage());
        }
    }

    /** How many failures there have been so far. */
    synchronized int count() {
        return count;
    }

    /** Redis has answered all that was asked of it since then; there must have been no failure meanwhile. */
    synchronized void end(int countThen) {
        if (count != countThen) {
            return;
        }
        one = false;
        if (told) {
            told = false;
            log.info("The cache answers again");
        }
    }
}

package dev.smena.infra.http;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** The memory that all large request bodies share; a body asks for its part when it turns out not to be small. */
final class BodyRoom {

    static final int SMALL = 64 << 10;

    private final Semaphore kibibytes;
    private final Duration patience;

    /**
     * @param bytes at least those of the largest body allowed
     * @param patience how long a body waits for others to go
     */
    BodyRoom(long bytes, Duration patience) {
        this.kibibytes = new Semaphore((int) (bytes >> 10), true);
        this.patience = patience;
    }

    Share share() {
        return new Share();
    }

    /** What one request has of the room; given back when the request ends. */
    final class Share implements AutoCloseable {

        private int taken;

        /** @param length in bytes that it will have, or may have if that is not known */
        void growTo(long read, long length) throws NoRoomForBody {
            if (read > SMALL && taken == 0) {
                int wanted = (int) (length >> 10);
                if (!acquired(wanted)) {
                    throw new NoRoomForBody();
                }
                taken = wanted;
            }
        }

        private boolean acquired(int wanted) {
            try {
                return kibibytes.tryAcquire(wanted, patience.toNanos(), TimeUnit.NANOSECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }

        @Override
        public void close() {
            kibibytes.release(taken);
        }
    }
}

package dev.smena.command.deliveries;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Brings due deliveries on their way, each attempt on a virtual thread of its own, as long as this node runs. */
@Component
class Sender implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Sender.class);
    private static final long LOOK_AGAIN_MS = 500;
    private static final long LOOK_FOR_LOST_NS = TimeUnit.SECONDS.toNanos(2);
    private static final int MOST_AT_ONCE = 200;
    private static final Duration TIME_TO_STOP = Duration.ofSeconds(10);

    private final Claims claims;
    private final Attempts attempts;
    private final OutcomeRecorder recorder;
    private final Wakeup wakeup;
    private final Semaphore room;
    private final int inFlight;
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("webhook-", 1).factory());
    private final Thread sending =
            Thread.ofPlatform().daemon().name("webhook-sender").unstarted(this::send);
    private final Thread recording =
            Thread.ofPlatform().daemon().name("webhook-recorder").unstarted(this::record);
    private volatile boolean running;
    private boolean failing;
    private long looked;

    Sender(Claims claims, Attempts attempts, OutcomeRecorder recorder, Wakeup wakeup, DeliverySettings settings) {
        this.claims = claims;
        this.attempts = attempts;
        this.recorder = recorder;
        this.wakeup = wakeup;
        this.inFlight = settings.inFlight();
        this.room = new Semaphore(inFlight);
    }

    @Override
    public void start() {
        running = true;
        sending.start();
        recording.start();
    }

    private void send() {
        try {
            while (running) {
                if (!sendWhatIsDue()) {
                    wakeup.await(LOOK_AGAIN_MS);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** @return whether there was anything */
    private boolean sendWhatIsDue() {
        try {
            keepAlive();
            List<Claim> taken = claims.take(Math.min(MOST_AT_ONCE, room.availablePermits()));
            attemptsOf(taken).forEach(this::begin);
            failing = false;
            return !taken.isEmpty();
        } catch (RuntimeException e) {
            if (!failing) {
                log.warn("Webhooks cannot be sent; it is tried again: {}", e.toString());
            }
            failing = true;
            return false;
        }
    }

    /** What cannot be begun is let go of, or it would be held for as long as an attempt may take. */
    private List<Supplier<Outcome>> attemptsOf(List<Claim> taken) {
        try {
            return attempts.of(taken);
        } catch (RuntimeException e) {
            claims.release(taken);
            throw e;
        }
    }

    private void keepAlive() {
        if (looked == 0 || System.nanoTime() - looked > LOOK_FOR_LOST_NS) {
            claims.beat();
            claims.freeLost();
            looked = System.nanoTime();
        }
    }

    private void begin(Supplier<Outcome> attempt) {
        room.acquireUninterruptibly();
        threads.execute(() -> {
            try {
                recorder.add(attempt.get());
            } finally {
                room.release();
            }
        });
    }

    private void record() {
        try {
            while (running) {
                recorder.recordNext(LOOK_AGAIN_MS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Lets attempts under way end and be recorded, for a while; what is cut off is tried again by whoever runs then. Each
     * step waits for the one that feeds it.
     */
    @Override
    public void stop() {
        running = false;
        wakeup.afterCommit();
        try {
            sending.join(TIME_TO_STOP);
            if (!room.tryAcquire(inFlight, TIME_TO_STOP.toMillis(), TimeUnit.MILLISECONDS)) {
                log.info("Some webhook deliveries are cut off; they will be tried again");
            }
            recording.join(TIME_TO_STOP);
            recorder.recordRest();
            claims.end();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            log.warn("Webhook deliveries under way could not be let go of: {}", e.toString());
        }
        threads.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}

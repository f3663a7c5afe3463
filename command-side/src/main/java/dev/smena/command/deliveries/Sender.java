package dev.smena.command.deliveries;

import dev.smena.events.DeliveryId;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Brings due deliveries on their way, each attempt on a virtual thread of its own, as long as this node runs. That it runs
 * is said by a thread that does nothing else, so that no amount of work makes it look dead.
 */
@Component
class Sender implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Sender.class);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(500);
    private static final Duration BETWEEN_HEARTBEATS = Duration.ofSeconds(2);
    private static final int MOST_AT_ONCE = 200;
    private static final Duration TIME_TO_STOP = Duration.ofSeconds(10);

    private final Claims claims;
    private final Attempts attempts;
    private final OutcomeRecorder recorder;
    private final Wakeup wakeup;
    private final Semaphore room;
    private final int inFlight;
    private final Set<DeliveryId> underWay = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("webhook-", 1).factory());
    private final Worker heart = new Worker("webhook-heartbeat", BETWEEN_HEARTBEATS, this::beat);
    private final Worker sending = new Worker("webhook-sender", Duration.ZERO, this::send);
    private final Worker recording;
    private volatile boolean running;

    Sender(Claims claims, Attempts attempts, OutcomeRecorder recorder, Wakeup wakeup, DeliverySettings settings) {
        this.claims = claims;
        this.attempts = attempts;
        this.recorder = recorder;
        this.wakeup = wakeup;
        this.inFlight = settings.inFlight();
        this.room = new Semaphore(inFlight);
        this.recording =
                new Worker("webhook-recorder", Duration.ZERO, () -> recorder.recordNext(LOOK_AGAIN.toMillis()));
    }

    @Override
    public void start() {
        running = true;
        heart.start();
        sending.start();
        recording.start();
    }

    private void beat() {
        claims.beat();
        claims.freeLost();
    }

    private void send() throws InterruptedException {
        List<Claim> taken = claims.take(Math.min(MOST_AT_ONCE, room.availablePermits()));
        try {
            attemptsOf(fresh(taken)).forEach(this::begin);
        } catch (RuntimeException | Error e) {
            claims.release(taken);
            throw e;
        }
        if (taken.isEmpty()) {
            wakeup.await(LOOK_AGAIN.toMillis());
        }
    }

    /** One whose claim has run out while its outcome could not be recorded is under way still, and not sent again. */
    private List<Claim> fresh(List<Claim> taken) {
        return taken.stream()
                .filter(claim -> !underWay.contains(claim.deliveryId()))
                .toList();
    }

    /** If one of them cannot be made out, which one has to be found, or it would hold up all others. */
    private Map<DeliveryId, Supplier<Outcome>> attemptsOf(List<Claim> taken) {
        try {
            return attempts.of(taken);
        } catch (RuntimeException e) {
            var others = new LinkedHashMap<DeliveryId, Supplier<Outcome>>();
            if (taken.size() > 1) {
                taken.forEach(claim -> others.putAll(attemptsOf(List.of(claim))));
            } else {
                log.error(
                        "Delivery {} cannot be sent; it is put off",
                        taken.getFirst().deliveryId(),
                        e);
                claims.putOff(taken.getFirst().deliveryId());
            }
            return others;
        }
    }

    /** There is room again when the outcome is recorded, lest more be claimed than can be. */
    private void begin(DeliveryId delivery, Supplier<Outcome> attempt) {
        room.acquireUninterruptibly();
        underWay.add(delivery);
        threads.execute(() -> {
            try {
                recorder.add(attempt.get(), () -> end(delivery));
            } catch (RuntimeException | Error e) {
                end(delivery);
                throw e;
            }
        });
    }

    private void end(DeliveryId delivery) {
        underWay.remove(delivery);
        room.release();
    }

    /**
     * Lets attempts under way end and be recorded, for a while; what is cut off is tried again by whoever runs then. Each
     * step waits for the one that feeds it; if one does not end, as it may be with a frozen database, the claims are left to
     * be found.
     */
    @Override
    public void stop() {
        running = false;
        wakeup.afterCommit();
        try {
            boolean ended = sending.stop(TIME_TO_STOP);
            if (!room.tryAcquire(inFlight, TIME_TO_STOP.toMillis(), TimeUnit.MILLISECONDS)) {
                log.info("Some webhook deliveries are cut off; they will be tried again");
            }
            ended &= recording.stop(TIME_TO_STOP) && heart.stop(TIME_TO_STOP);
            if (ended) {
                recorder.recordRest();
                claims.end();
            }
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

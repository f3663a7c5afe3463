package dev.smena.infra;

import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;

/** Lets a receiver's callers wait, and counts them: nobody is answered before it opens, and then always a few together. */
final class WaitingRoom implements WebhookReceiver.Behaviour {

    private static final WebhookReceiver.Behaviour OK = WebhookReceiver.answer(200);

    private final CountDownLatch open = new CountDownLatch(1);
    private final AtomicInteger present = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private final AtomicInteger answered = new AtomicInteger();
    private final CyclicBarrier few;

    /** @param few how many must be there for any to be answered */
    WaitingRoom(int few) {
        this.few = new CyclicBarrier(few);
    }

    @Override
    public void answer(WebhookReceiver.Request request, Socket connection) throws IOException {
        most.accumulateAndGet(present.incrementAndGet(), Math::max);
        try {
            open.await();
            few.await();
        } catch (InterruptedException | BrokenBarrierException e) {
            throw new IOException(e);
        }
        present.decrementAndGet();
        answered.incrementAndGet();
        OK.answer(request, connection);
    }

    void open() {
        open.countDown();
    }

    int present() {
        return present.get();
    }

    /** How many were there at the same moment. */
    int most() {
        return most.get();
    }

    int answered() {
        return answered.get();
    }
}

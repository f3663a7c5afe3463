package dev.smena.infra.webhooks;

import static dev.smena.infra.webhooks.Receivers.IMPATIENT;
import static dev.smena.infra.webhooks.Receivers.PATIENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AddressLookupTest {

    private static final InetAddress FOUND = InetAddress.ofLiteral("192.0.2.7");

    private final CountDownLatch released = new CountDownLatch(1);
    private final AtomicInteger asked = new AtomicInteger();

    /** Of hosts called slow the name server hangs. */
    private final AddressLookup lookup = new AddressLookup(host -> {
        asked.incrementAndGet();
        if (host.startsWith("slow")) {
            awaitRelease();
        }
        if (host.startsWith("unknown")) {
            throw new UnknownHostException(host + ": a message of the system's");
        }
        return new InetAddress[] {FOUND};
    });

    @AfterEach
    void close() {
        released.countDown();
        lookup.close();
    }

    @Test
    void theAddressesOfAHostAreFound() throws Exception {
        assertThat(lookup.find("known", PATIENT)).containsExactly(FOUND);
    }

    @Test
    void whatIsUnknownIsToldFromWhatIsNotAnswered() {
        assertThatThrownBy(() -> lookup.find("unknown", PATIENT))
                .isExactlyInstanceOf(UnknownHostException.class)
                .hasMessage("unknown");
        assertThatThrownBy(() -> lookup.find("slow", IMPATIENT)).isInstanceOf(AddressLookup.NoAnswer.class);
    }

    @Test
    void aHostWhoseNameServerHangsHoldsUpNoOtherHoweverManyAskForIt() throws Exception {
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var waiting = IntStream.range(0, 500)
                    .mapToObj(i -> callers.submit(() -> lookup.find("slow", PATIENT)))
                    .toList();
            await().until(() -> asked.get() == 1);

            assertThat(lookup.find("known", PATIENT)).containsExactly(FOUND);
            assertThat(asked).hasValue(2);

            released.countDown();
            for (var found : waiting) {
                assertThat(found.get()).containsExactly(FOUND);
            }
        }
    }

    @Test
    void manyHostsAtOnceAreFoundThoughThereAreFewerThreads() throws Exception {
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var found = IntStream.range(0, 500)
                    .mapToObj(i -> callers.submit(() -> lookup.find("known" + i, PATIENT)))
                    .toList();
            for (var addresses : found) {
                assertThat(addresses.get()).containsExactly(FOUND);
            }
        }
    }

    @Test
    void whenTooManyHangOthersGetNoAnswerUntilThoseAreThrough() {
        for (int i = 0; i < 2_000; i++) {
            String host = "slow" + i;
            Thread.startVirtualThread(() -> isFound(host, IMPATIENT));
        }
        await().until(() -> asked.get() == 64);
        assertThatThrownBy(() -> lookup.find("known", IMPATIENT)).isInstanceOf(AddressLookup.NoAnswer.class);

        released.countDown();

        await().until(() -> isFound("known", PATIENT));
    }

    @Test
    void aHostIsAskedForAnewWhenItIsWantedAgain() throws Exception {
        lookup.find("known", PATIENT);
        await().until(() -> {
            lookup.find("known", PATIENT);
            return asked.get() > 1;
        });
    }

    private boolean isFound(String host, Duration patience) {
        try {
            return lookup.find(host, patience).contains(FOUND);
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private void awaitRelease() {
        try {
            released.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

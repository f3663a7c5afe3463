package dev.smena.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;

/** People at work: each makes the same call over and over with a pause between, as long as they are asked to. */
record PacedCallers(List<Runnable> calls) {

    private static final Duration PAUSE = Duration.ofMillis(20);

    /** What there is to do meanwhile. */
    interface Meanwhile {

        void run() throws Exception;
    }

    /** @return how long each caller's calls took, in nanoseconds, sorted */
    List<long[]> during(Meanwhile meanwhile) throws Exception {
        var over = new AtomicBoolean();
        try (ExecutorService threads = Executors.newFixedThreadPool(calls.size())) {
            List<Future<long[]>> running = calls.stream()
                    .map(call -> threads.submit(() -> latencies(call, over)))
                    .toList();
            try {
                meanwhile.run();
            } finally {
                over.set(true);
            }
            var latencies = new ArrayList<long[]>();
            for (Future<long[]> each : running) {
                latencies.add(each.get());
            }
            return latencies;
        }
    }

    private static long[] latencies(Runnable call, AtomicBoolean over) throws InterruptedException {
        var latencies = LongStream.builder();
        while (!over.get()) {
            long began = System.nanoTime();
            call.run();
            latencies.add(System.nanoTime() - began);
            Thread.sleep(PAUSE);
        }
        return latencies.build().sorted().toArray();
    }
}

package dev.smena.benchmarks;

import dev.smena.benchmarks.Workload.Calls;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;

/** Lets callers loose for a while, each on a thread of its own, and times every call. */
record Stopwatch(Duration length) {

    /** @param latencies of all calls, in nanoseconds */
    record Timing(Duration took, List<long[]> latencies) {

        double perSecond() {
            return latencies.stream().mapToLong(each -> each.length).sum() / (took.toNanos() / 1e9);
        }
    }

    Timing run(List<Calls> callers) throws InterruptedException, ExecutionException {
        var start = new CountDownLatch(1);
        try (var threads = Executors.newFixedThreadPool(callers.size())) {
            List<Future<long[]>> running = callers.stream()
                    .map(calls -> threads.submit(goingOn(calls, start)))
                    .toList();
            long began = System.nanoTime();
            start.countDown();
            var latencies = new ArrayList<long[]>();
            for (Future<long[]> each : running) {
                latencies.add(each.get());
            }
            return new Timing(Duration.ofNanos(System.nanoTime() - began), latencies);
        }
    }

    private Callable<long[]> goingOn(Calls calls, CountDownLatch start) {
        return () -> {
            var latencies = LongStream.builder();
            start.await();
            long end = System.nanoTime() + length.toNanos();
            while (System.nanoTime() < end) {
                Runnable call = calls.get();
                long began = System.nanoTime();
                call.run();
                latencies.add(System.nanoTime() - began);
            }
            return latencies.build().toArray();
        };
    }
}

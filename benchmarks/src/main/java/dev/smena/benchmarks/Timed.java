package dev.smena.benchmarks;

import java.util.ArrayList;
import java.util.List;

/** Times calls one by one. */
final class Timed {

    private final List<Double> milliseconds = new ArrayList<>();

    void run(Runnable call) {
        long start = System.nanoTime();
        call.run();
        milliseconds.add((System.nanoTime() - start) / 1e6);
    }

    double median() {
        return Result.median(milliseconds.stream());
    }

    static double once(Runnable call) {
        var timed = new Timed();
        timed.run(call);
        return timed.median();
    }

    static double median(int times, Runnable call) {
        var timed = new Timed();
        for (int i = 0; i < times; i++) {
            timed.run(call);
        }
        return timed.median();
    }
}

package dev.smena.benchmarks;

import dev.smena.benchmarks.Contest.Turn;
import dev.smena.benchmarks.ProcessorLag.CaughtUp;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What one way came to over all rounds; rates are medians.
 *
 * @param sustained calls a second, the time counted in which the event processors caught up
 * @param toPlainJdbc median of the ratios within each round
 * @param cpu milliseconds a call, of all processes, until the event processors have caught up
 * @param p50 of all calls, in milliseconds
 * @param behind events the slowest event processor had yet to read when a round ended
 */
record Result(
        Operation operation,
        int callers,
        Way way,
        double perSecond,
        double sustained,
        double toPlainJdbc,
        double cpu,
        double p50,
        double p99,
        Optional<Lag> lag) {

    /** @param perSecond how fast they were then read */
    record Lag(double behind, double perSecond) {}

    /** @param rounds the turns of each round */
    static Result of(Operation operation, int callers, Way way, List<List<Turn>> rounds) {
        List<Turn> own =
                rounds.stream().map(turns -> of(way, turns).orElseThrow()).toList();
        long[] latencies = own.stream()
                .flatMap(turn -> turn.timing().latencies().stream())
                .flatMapToLong(Arrays::stream)
                .sorted()
                .toArray();
        return new Result(
                operation,
                callers,
                way,
                median(own.stream().map(turn -> turn.timing().perSecond())),
                median(own.stream().map(Turn::sustained)),
                median(rounds.stream().map(turns -> perSecond(turns, way) / perSecond(turns, Way.PLAIN_JDBC))),
                own.stream().mapToDouble(Turn::cpuSeconds).sum() / latencies.length * 1e3,
                at(latencies, 0.5),
                at(latencies, 0.99),
                lag(own));
    }

    private static Optional<Lag> lag(List<Turn> turns) {
        List<CaughtUp> lags =
                turns.stream().map(Turn::caughtUp).filter(Objects::nonNull).toList();
        return lags.isEmpty()
                ? Optional.empty()
                : Optional.of(new Lag(
                        median(lags.stream().map(lag -> (double) lag.behind())),
                        median(lags.stream().map(CaughtUp::perSecond))));
    }

    private static double perSecond(List<Turn> turns, Way way) {
        return of(way, turns).map(turn -> turn.timing().perSecond()).orElse(Double.NaN);
    }

    private static Optional<Turn> of(Way way, List<Turn> turns) {
        return turns.stream().filter(turn -> turn.way() == way).findFirst();
    }

    static double at(long[] sortedNanos, double quantile) {
        return sortedNanos[(int) (quantile * (sortedNanos.length - 1))] / 1e6;
    }

    static double median(Stream<Double> values) {
        double[] sorted = values.mapToDouble(Double::doubleValue).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}

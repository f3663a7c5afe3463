package dev.smena.benchmarks;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What can be chosen on the command line, as words such as {@code quick} or {@code seconds=3}.
 *
 * @param length how long each caller goes on in one round
 * @param warmUp how long each way goes on before an operation is measured; the compiler is never done with HTTP sooner
 * @param rounds how often the ways are measured in turn
 * @param rows of the spreadsheets imported and exported
 * @param reports products of the batches reported on
 * @param deliveries of webhooks in each run
 * @param batches that are to be closed at night
 * @param into the page whose table is to be replaced
 */
record Options(
        Duration length,
        Duration warmUp,
        int rounds,
        List<Integer> callers,
        List<Operation> operations,
        List<Way> ways,
        int products,
        List<Integer> rows,
        List<Integer> reports,
        int deliveries,
        int batches,
        Optional<Path> into) {

    static final int MOST_CALLERS = 64;

    static Options parse(String... words) {
        Map<String, String> given = Arrays.stream(words)
                .filter(word -> !word.isBlank())
                .map(word -> word.split("=", 2))
                .collect(Collectors.toMap(word -> word[0], word -> word.length > 1 ? word[1] : ""));
        boolean quick = given.containsKey("quick");
        return new Options(
                seconds(given.getOrDefault("seconds", quick ? "0.3" : "3")),
                seconds(given.getOrDefault("warm-up", quick ? "0.3" : "30")),
                Integer.parseInt(given.getOrDefault("rounds", quick ? "1" : "5")),
                callers(given.getOrDefault("callers", quick ? "8" : "1,8,32")),
                chosen(given.get("operations"), Operation::named, Operation.values()),
                chosen(given.get("ways"), Way::named, Way.values()),
                Integer.parseInt(given.getOrDefault("products", quick ? "20000" : "1000000")),
                numbers(given.getOrDefault("rows", quick ? "1000" : "10000,100000,1000000")),
                numbers(given.getOrDefault("reports", quick ? "1000" : "1000,100000")),
                Integer.parseInt(given.getOrDefault("deliveries", quick ? "500" : "10000")),
                Integer.parseInt(given.getOrDefault("batches", quick ? "2000" : "100000")),
                Optional.ofNullable(given.get("into")).map(Path::of));
    }

    int mostCallers() {
        return callers.stream().max(Integer::compare).orElseThrow();
    }

    private static Duration seconds(String number) {
        return Duration.ofMillis(Math.round(Double.parseDouble(number) * 1_000));
    }

    private static List<Integer> callers(String list) {
        List<Integer> callers = numbers(list);
        if (callers.stream().anyMatch(n -> n < 1 || n > MOST_CALLERS)) {
            throw new IllegalArgumentException("callers must be 1 to " + MOST_CALLERS);
        }
        return callers;
    }

    private static List<Integer> numbers(String list) {
        return Arrays.stream(list.split(",")).map(Integer::valueOf).toList();
    }

    private static <T> List<T> chosen(@Nullable String list, Function<String, T> named, T[] all) {
        return list == null
                ? List.of(all)
                : Arrays.stream(list.split(",")).map(named).toList();
    }
}

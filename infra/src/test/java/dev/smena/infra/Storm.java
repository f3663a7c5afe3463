package dev.smena.infra;

import dev.smena.infra.Http.Answer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/** Callers that register, aggregate and disaggregate whatever codes come to mind, in whatever batch. */
record Storm(List<String> batches, List<String> codes) {

    List<Answer> rage(Http node, int requests) {
        return IntStream.range(0, requests).mapToObj(i -> anything(node)).toList();
    }

    private Answer anything(Http node) {
        String path = "/batches/" + anyBatch();
        return switch (ThreadLocalRandom.current().nextInt(6)) {
            case 0 -> node.post(path + "/products", ShiftTasks.uniqueCodes(someCodes()));
            case 1 ->
                node.post(
                        "/products",
                        someCodes().stream()
                                .map(code -> Map.of("unique_code", code, "batch_id", anyBatch()))
                                .toList());
            case 2 ->
                node.post(path + "/disaggregate", Map.of("unique_codes", someCodes(), "reason", "повреждена упаковка"));
            default -> node.post(path + "/aggregate", ShiftTasks.uniqueCodes(someCodes()));
        };
    }

    private String anyBatch() {
        return batches.get(ThreadLocalRandom.current().nextInt(batches.size()));
    }

    /** Up to a quarter of them, in any order. */
    private List<String> someCodes() {
        var shuffled = new ArrayList<>(codes);
        Collections.shuffle(shuffled, ThreadLocalRandom.current());
        return shuffled.subList(0, 1 + ThreadLocalRandom.current().nextInt(codes.size() / 4));
    }
}

package dev.smena.infra;

import dev.smena.infra.Http.Answer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Callers that enter, edit, close and reopen shift tasks and work on their codes, whatever comes to mind. */
record FactoryLife(Http node, List<String> batches, List<String> codes) {

    private static final List<String> SHIFTS = List.of("1 смена", "2 смена", "3 смена", "Ночная «Б»; 12 ч");

    static FactoryLife on(Http node) {
        var batches = new CopyOnWriteArrayList<>(
                Stream.generate(() -> ShiftTasks.create(node)).limit(6).toList());
        return new FactoryLife(node, batches, ShiftTasks.codes(80));
    }

    /** What a caller was answered, all of it 2xx or 409 because another had just closed the batch. */
    List<Answer> live(int requests) {
        return IntStream.range(0, requests).boxed().flatMap(i -> anything()).toList();
    }

    private Stream<Answer> anything() {
        String batch = "/batches/" + anyOf(batches);
        return switch (ThreadLocalRandom.current().nextInt(10)) {
            case 0 -> Stream.of(enter());
            case 1 -> Stream.of(node.patch(batch, Map.of("shift", anyOf(SHIFTS))));
            case 2 -> Stream.of(node.patch(batch, Map.of("shift", anyOf(SHIFTS), "is_closed", true)));
            case 3 -> Stream.of(node.patch(batch, Map.of("is_closed", true)));
            case 4, 5 -> Stream.of(node.patch(batch, Map.of("is_closed", false)));
            default -> new Storm(batches, codes).rage(node, 1).stream();
        };
    }

    private Answer enter() {
        var task = ShiftTasks.one();
        int center = ThreadLocalRandom.current().nextInt(4);
        task.put("work_center_identifier", "RC-" + codes.hashCode() + "-" + center);
        task.put("work_center_name", "Линия " + task.get("batch_number"));
        task.put("shift", anyOf(SHIFTS));
        task.put("is_closed", ThreadLocalRandom.current().nextBoolean());
        Answer entered = node.post("/batches", List.of(task));
        batches.add(entered.body().path(0).path("id").stringValue());
        return entered;
    }

    private static String anyOf(List<String> choices) {
        return choices.get(ThreadLocalRandom.current().nextInt(choices.size()));
    }
}

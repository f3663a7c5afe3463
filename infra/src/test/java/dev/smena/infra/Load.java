package dev.smena.infra;

import dev.smena.infra.Http.Answer;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;

/** Callers that create, fill and aggregate batches for as long as somebody answers, and keep what they were told. */
final class Load {

    /** Ids of batches whose creation was answered. */
    final Set<String> created = ConcurrentHashMap.newKeySet();

    /** Codes whose registration was answered, with their batch. */
    final Map<String, String> registered = new ConcurrentHashMap<>();

    /** Codes whose aggregation was answered. */
    final Set<String> aggregated = ConcurrentHashMap.newKeySet();

    /** Answers that are not what such a request deserves. */
    final Queue<Answer> wrong = new ConcurrentLinkedQueue<>();

    void start(ExecutorService threads, int callers, Http http) {
        for (int i = 0; i < callers; i++) {
            threads.execute(() -> workUntilNobodyAnswers(http));
        }
    }

    private void workUntilNobodyAnswers(Http http) {
        try {
            while (wrong.isEmpty()) {
                work(http);
            }
        } catch (UncheckedIOException e) {
            // the connection broke: whether the last write was done is not known
        }
    }

    private void work(Http http) {
        var creation = http.post("/batches", List.of(ShiftTasks.one()), Races.AT_ONCE);
        if (isWrong(creation, 201)) {
            return;
        }
        String batch = creation.body().path(0).path("id").stringValue();
        created.add(batch);
        List<String> codes = ShiftTasks.codes(20);
        if (isWrong(http.post("/batches/" + batch + "/products", ShiftTasks.uniqueCodes(codes), Races.AT_ONCE), 201)) {
            return;
        }
        codes.forEach(code -> registered.put(code, batch));
        List<String> some = codes.subList(0, 10);
        if (isWrong(http.post("/batches/" + batch + "/aggregate", ShiftTasks.uniqueCodes(some), Races.AT_ONCE), 200)) {
            return;
        }
        aggregated.addAll(some);
    }

    private boolean isWrong(Answer answer, int deserved) {
        if (answer.status() != deserved) {
            wrong.add(answer);
        }
        return answer.status() != deserved;
    }
}

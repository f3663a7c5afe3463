package dev.smena.infra.webhooks;

import java.util.Optional;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** Keeps an answer's status and headers, for answers that the HTTP client then finds fault with. */
final class AnswerHead extends EventListener {

    private @Nullable Response answer;

    @Override
    public void responseHeadersEnd(Call call, Response response) {
        answer = response;
    }

    Optional<Response> answer() {
        return Optional.ofNullable(answer);
    }
}

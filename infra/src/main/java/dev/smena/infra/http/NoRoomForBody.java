package dev.smena.infra.http;

import java.io.IOException;
import org.springframework.http.HttpStatus;

/** Other large bodies have taken all the memory there is for them, and did not go in time. */
final class NoRoomForBody extends IOException {

    NoRoomForBody() {
        super("no room for another large request body");
    }

    Problem problem() {
        return new Problem(
                HttpStatus.SERVICE_UNAVAILABLE,
                "dependency-unavailable",
                "Too many large requests at once; nothing was done, repeat the request later.");
    }
}

package dev.smena.infra.http;

import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.util.unit.DataSize;

/** A request body turned out to be larger than allowed while it was being read. */
final class PayloadTooLarge extends IOException {

    private final transient DataSize most;

    PayloadTooLarge(DataSize most) {
        super("request body over " + most);
        this.most = most;
    }

    Problem problem() {
        return problem(most);
    }

    static Problem ofFile(DataSize most) {
        return new Problem(
                HttpStatus.CONTENT_TOO_LARGE, "payload-too-large", "A file may have at most " + megabytes(most) + ".");
    }

    static Problem problem(DataSize most) {
        return new Problem(
                HttpStatus.CONTENT_TOO_LARGE,
                "payload-too-large",
                "A request body may have at most " + megabytes(most) + ".");
    }

    private static String megabytes(DataSize size) {
        return size.toMegabytes() + " MiB";
    }
}

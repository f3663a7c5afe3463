package dev.smena.infra.http;

import java.io.IOException;
import java.util.regex.Pattern;
import org.apache.tomcat.util.http.fileupload.impl.SizeException;
import org.springframework.http.HttpStatus;
import org.springframework.util.unit.DataSize;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;

/** Tells why a form with a file could not be taken: it is too large, it is none, or we have no room. */
final class BrokenForm {

    /** Java has no exception type for it, only the operating system's words. */
    private static final Pattern NO_ROOM = Pattern.compile("(?i)no space left|disk quota exceeded|not enough space");

    private BrokenForm() {}

    static Problem problem(MultipartException failure, DataSize largestFile) {
        if (Causes.find(failure, SizeException.class).isPresent()) {
            return PayloadTooLarge.ofFile(largestFile);
        }
        if (failure instanceof MaxUploadSizeExceededException) {
            return ProblemAdvice.malformed("The multipart body has too many parts, or too long headers of a part.");
        }
        if (Causes.find(failure, IOException.class)
                .filter(e -> NO_ROOM.matcher(String.valueOf(e.getMessage())).find())
                .isPresent()) {
            return new Problem(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "dependency-unavailable",
                    "The server has no room for the file at the moment; nothing was done.");
        }
        return ProblemAdvice.malformed("The multipart body cannot be read.");
    }
}

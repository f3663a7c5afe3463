package dev.smena.infra.objectstore;

import dev.smena.command.files.FileStoreRefusal;
import dev.smena.command.files.FileStoreUnavailable;
import io.minio.errors.ErrorResponseException;
import io.minio.errors.InvalidResponseException;
import io.minio.errors.ServerException;
import java.util.Set;

/** Puts the MinIO client's exceptions into an operator's words, and tells whether it is worth trying again. */
final class StoreFailure {

    static final String NO_BUCKET = "NoSuchBucket";

    /**
     * Answered with a 4xx status, although it is about the moment, such as a body that breaks off on its way: an invalid
     * request to the embedded store.
     */
    private static final Set<String> PASSING = Set.of(
            "RequestTimeout",
            "Throttling",
            "ThrottlingException",
            "TooManyRequests",
            "OperationAborted",
            "IncompleteBody",
            "BadDigest",
            "InvalidRequest");

    private static final String KEYS = "; see smena.object-store.access-key and smena.object-store.secret-key";

    private StoreFailure() {}

    static boolean isNoBucket(Throwable failure) {
        return failure.getCause() instanceof ErrorResponseException e
                && e.errorResponse().code().equals(NO_BUCKET);
    }

    static RuntimeException of(Throwable failure, ObjectStoreServer server) {
        String store = "the object store at " + server.endpoint();
        return switch (failure) {
            case ErrorResponseException e -> answered(e, store, server);
            case ServerException e ->
                new FileStoreUnavailable(store + " has trouble (status " + e.statusCode() + ")", e);
            case InvalidResponseException e ->
                new FileStoreUnavailable(
                        store + " answers, but not as an S3-compatible store does; see smena.object-store.endpoint", e);
            case IllegalArgumentException e ->
                new FileStoreRefusal(store + " cannot keep such a file (" + e.getMessage() + ")", e);
            default ->
                new FileStoreUnavailable(
                        store + " does not answer (" + failure.getClass().getSimpleName() + ": " + failure.getMessage()
                                + ")",
                        failure);
        };
    }

    private static RuntimeException answered(ErrorResponseException e, String store, ObjectStoreServer server) {
        return isPassing(e)
                ? new FileStoreUnavailable(
                        store + " has trouble (" + e.errorResponse().code() + ", " + e.getMessage() + ")", e)
                : new FileStoreRefusal(store + " " + refusal(e, server), e);
    }

    private static boolean isPassing(ErrorResponseException e) {
        int status = e.response().code();
        return status >= 500 && status != 501
                || status == 408
                || status == 429
                || PASSING.contains(e.errorResponse().code());
    }

    private static String refusal(ErrorResponseException e, ObjectStoreServer server) {
        String code = e.errorResponse().code();
        return switch (code) {
            case "InvalidAccessKeyId", "SignatureDoesNotMatch" -> "does not accept the key pair (" + code + ")" + KEYS;
            case "AccessDenied" -> "does not let this key pair use " + asked(e) + KEYS;
            case "AuthorizationHeaderMalformed", "PermanentRedirect" ->
                "is not in region " + server.region() + "; see smena.object-store.region";
            case "RequestTimeTooSkewed" -> "has a clock that differs from this machine's; set both clocks";
            case NO_BUCKET -> "has no bucket for " + asked(e);
            case "NoSuchKey" -> "has no file " + asked(e);
            default -> "refuses (" + code + ", " + e.getMessage() + ")";
        };
    }

    /** The bucket, or bucket/key: not every store names them in its answer. */
    private static String asked(ErrorResponseException e) {
        return String.join("/", e.response().request().url().pathSegments());
    }
}

package dev.smena.infra.objectstore;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.smena.events.StoredFile;
import dev.smena.query.tasks.FileLink;
import dev.smena.query.tasks.FileLinks;
import io.minio.GetPresignedObjectUrlArgs;
import io.minio.Http;
import io.minio.MinioAsyncClient;
import io.minio.errors.MinioException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.http.ContentDisposition;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.util.UriComponentsBuilder;

/** Links straight to the store, signed here with its keys: whoever has one can download, and do nothing else. */
final class PresignedLinks implements FileLinks {

    /** The longest that S3 allows. */
    private static final Duration VALIDITY = Duration.ofDays(7);

    private static final DateTimeFormatter SIGNED_AT =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final SingletonSupplier<MinioAsyncClient> signer;

    PresignedLinks(Supplier<ObjectStoreServer> server) {
        this.signer = SingletonSupplier.of(() -> signer(server.get()));
    }

    /** The region is known and so nothing has to be asked. */
    private static MinioAsyncClient signer(ObjectStoreServer server) {
        return MinioAsyncClient.builder()
                .endpoint(server.publicUrl().toString())
                .region(server.region())
                .credentials(server.keys().accessKey(), server.keys().secretKey())
                .build();
    }

    @Override
    public FileLink to(StoredFile file) {
        try {
            String url = signer.obtain()
                    .getPresignedObjectUrl(GetPresignedObjectUrlArgs.builder()
                            .method(Http.Method.GET)
                            .bucket(file.bucket())
                            .object(file.key())
                            .expiry(Math.toIntExact(VALIDITY.toSeconds()))
                            .extraQueryParams(Map.of(
                                    "response-content-type",
                                    ContentTypes.of(file.name()),
                                    "response-content-disposition",
                                    ContentDisposition.attachment()
                                            .filename(file.name(), UTF_8)
                                            .build()
                                            .toString()))
                            .build());
            return new FileLink(url, signedAt(url).plus(VALIDITY));
        } catch (MinioException e) {
            throw new IllegalStateException("No link can be signed for " + file, e);
        }
    }

    private static Instant signedAt(String url) {
        String time =
                UriComponentsBuilder.fromUriString(url).build().getQueryParams().getFirst("X-Amz-Date");
        return SIGNED_AT.parse(String.valueOf(time), Instant::from);
    }
}

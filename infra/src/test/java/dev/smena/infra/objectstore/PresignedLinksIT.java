package dev.smena.infra.objectstore;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import dev.smena.command.files.DownloadLinks;
import dev.smena.events.StoredFile;
import dev.smena.query.tasks.FileLink;
import io.minio.GetPresignedObjectUrlArgs;
import io.minio.Http;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.ContentDisposition;

/** What anybody with a link and a plain HTTP client gets. */
class PresignedLinksIT {

    private static final byte[] CONTENT = "0123456789".getBytes(UTF_8);

    @TempDir
    static Path home;

    private static TestStore store;
    private static StoredFile file;

    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeAll
    static void start() throws IOException {
        store = new TestStore(home);
        file = store.stored("задание/7 № 1.xlsx", "Задание на смену № 7; \"первая\".xlsx", CONTENT);
    }

    @AfterAll
    static void stop() throws Exception {
        store.close();
    }

    @Test
    void theFileIsDownloadedUnderItsName() throws Exception {
        var answer = get(store.links.to(file).url());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("0123456789");
        assertThat(header(answer, "Content-Type"))
                .isEqualTo("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        var disposition = ContentDisposition.parse(header(answer, "Content-Disposition"));
        assertThat(disposition.isAttachment()).isTrue();
        assertThat(disposition.getFilename()).isEqualTo(file.name());
        assertThat(header(answer, "Content-Disposition")).contains("filename*=UTF-8''%D0%97");
    }

    @ParameterizedTest
    @CsvSource({"x.pdf,application/pdf", "x.csv,text/csv", "x.json,application/json", "x,application/octet-stream"})
    void theContentTypeFollowsFromTheName(String name, String type) throws Exception {
        var answer = get(store.links
                .to(new StoredFile(file.bucket(), file.key(), name, file.size()))
                .url());

        assertThat(header(answer, "Content-Type")).isEqualTo(type);
    }

    @Test
    void aPartOfItCanBeAskedFor() throws Exception {
        var answer = get(store.links.to(file).url(), "Range", "bytes=2-4");

        assertThat(answer.statusCode()).isEqualTo(206);
        assertThat(answer.body()).isEqualTo("234");
        assertThat(header(answer, "Content-Range")).isEqualTo("bytes 2-4/10");
    }

    @Test
    void theLinkIsValidForSevenDays() {
        FileLink link = store.links.to(file);

        assertThat(link.expiresAt()).isCloseTo(Instant.now().plus(7, ChronoUnit.DAYS), within(1, ChronoUnit.MINUTES));
        assertThat(link.url()).contains("X-Amz-Expires=604800");
    }

    @ParameterizedTest
    @CsvSource({
        "X-Amz-Expires=604800,X-Amz-Expires=604799",
        ".xlsx?,.xlsy?",
        "/reports/,/exports/",
        "sheet&,sheets&",
        "X-Amz-Signature=,X-Amz-Signature=0"
    })
    void aLinkThatIsTamperedWithOpensNothing(String signed, String tampered) throws Exception {
        String url = store.links.to(file).url();
        assertThat(url).contains(signed);

        assertThat(get(url.replace(signed, tampered)).statusCode()).isEqualTo(403);
    }

    @Test
    void aLinkForReadingDoesNotWriteOrDelete() throws Exception {
        URI url = URI.create(store.links.to(file).url());

        for (String method : new String[] {"PUT", "DELETE", "POST"}) {
            var answer = http.send(
                    HttpRequest.newBuilder(url)
                            .method(method, HttpRequest.BodyPublishers.ofString("x"))
                            .build(),
                    BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(method).isEqualTo(403);
        }
        assertThat(get(url.toString()).body()).isEqualTo("0123456789");
    }

    @Test
    void anExpiredLinkOpensNothing() throws Exception {
        String url = ObjectStoreConnection.client(store.server, new OkHttpClient())
                .getPresignedObjectUrl(GetPresignedObjectUrlArgs.builder()
                        .method(Http.Method.GET)
                        .bucket(file.bucket())
                        .object(file.key())
                        .expiry(1)
                        .build());

        await().until(() -> get(url).statusCode() == 403);
        assertThat(get(url).body()).contains("expired");
    }

    @Test
    void withoutALinkThereIsNothingToSee() throws Exception {
        String file = URI.create(store.links.to(PresignedLinksIT.file).url()).getRawPath();

        for (String path : new String[] {"/", "/reports", "/reports?list-type=2", file}) {
            assertThat(get(store.server.endpoint() + path).statusCode())
                    .as(path)
                    .isEqualTo(403);
        }
    }

    @Test
    void whatOthersAreToldOfAFileIsSuchALink() throws Exception {
        DownloadLinks.Link link =
                new FileStoreConfiguration().downloadLinks(store.links).to(file);

        assertThat(get(link.url()).body()).isEqualTo("0123456789");
        assertThat(link.expiresAt()).isCloseTo(Instant.now().plus(7, ChronoUnit.DAYS), within(1, ChronoUnit.MINUTES));
    }

    @Test
    void linksNameTheAddressThatOtherMachinesSeeAndAreValidThere() throws Exception {
        URI outside = URI.create("http://localhost:" + store.server.endpoint().getPort());
        var server = ObjectStoreServer.at(store.server.endpoint(), TestStore.settings(outside), store.server.keys());

        FileLink link = new PresignedLinks(() -> server).to(file);

        assertThat(link.url()).startsWith(outside + "/reports/");
        assertThat(get(link.url()).body()).isEqualTo("0123456789");
    }

    private HttpResponse<String> get(String url, String... headers) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(url));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElseThrow();
    }
}

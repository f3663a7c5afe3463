package dev.smena.infra;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smena.infra.Http.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** Files have a limit of their own, which has nothing to do with that of JSON bodies. */
@WholeSystem
@TestPropertySource(properties = {"smena.imports.max-file-size=2MB", "smena.http.max-body-size=64KB"})
class LargeUploadIT {

    private final Http http;
    private final Path home;

    LargeUploadIT(@LocalServerPort int port, @Autowired SmenaProperties properties) {
        this.http = new Http(port);
        this.home = properties.home();
    }

    @Test
    void aFileMayBeLargerThanAJsonBody() {
        assertThat(upload(2 << 20).status()).isEqualTo(202);
        assertThat(http.post("/batches", " ".repeat(65_000 + 600) + "[]").status())
                .isEqualTo(413);
    }

    @Test
    void aFileTooLargeIsRefusedAndLeavesNothing() throws IOException {
        for (int size : new int[] {(2 << 20) + 1, 3 << 20}) {
            Answer answer = upload(size);

            assertThat(answer.status()).isEqualTo(413);
            assertThat(answer.code()).isEqualTo("payload-too-large");
            assertThat(answer.body().path("detail").stringValue()).isEqualTo("A file may have at most 2 MiB.");
        }
        try (var working = Files.list(home.resolve("tmp"))) {
            assertThat(working.map(file -> file.getFileName().toString()))
                    .noneMatch(name -> name.startsWith("upload_"));
        }
    }

    private Answer upload(int size) {
        return http.upload("/batches/import", "tasks.csv", new byte[size]);
    }
}

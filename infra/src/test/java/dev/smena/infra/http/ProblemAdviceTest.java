package dev.smena.infra.http;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.smena.query.QueryProblem;
import jakarta.servlet.MultipartConfigElement;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import org.apache.catalina.connector.ClientAbortException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.converter.HttpMessageNotWritableException;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;

@ExtendWith(OutputCaptureExtension.class)
class ProblemAdviceTest {

    private final ProblemAdvice advice = new ProblemAdvice(new MultipartConfigElement(""));
    private final MockHttpServletRequest request = new MockHttpServletRequest("GET", "/api/v1/batches");

    static Exception[] nothingIsAnsweredNorLoggedIfTheClientIsGone() {
        var abort = new ClientAbortException(new IOException("Broken pipe"));
        return new Exception[] {
            abort,
            new AsyncRequestNotUsableException("ServletOutputStream failed to write", abort),
            new HttpMessageNotWritableException("Could not write JSON", abort)
        };
    }

    @ParameterizedTest
    @MethodSource
    void nothingIsAnsweredNorLoggedIfTheClientIsGone(Exception clientGone, CapturedOutput output) {
        assertThat(advice.handle(clientGone, request)).isNull();
        assertThat(output).doesNotContain("ERROR", "WARN");
    }

    @Test
    void aFaultOfOursIsLoggedAndAnsweredWithoutSayingWhatItWas(CapturedOutput output) {
        var answer = requireNonNull(advice.handle(new IllegalStateException("secret"), request));

        assertThat(answer.getStatusCode().value()).isEqualTo(500);
        assertThat(String.valueOf(answer.getBody())).contains("internal-error").doesNotContain("secret", "Exception");
        assertThat(output).contains("ERROR", "secret");
    }

    @Test
    void aLostDatabaseIsNotMistakenForAClientThatIsGone() {
        var lost = new SQLException("An I/O error occurred", "08006", new IOException("Broken pipe"));

        var answer = requireNonNull(advice.handle(new IllegalStateException(lost), request));

        assertThat(answer.getStatusCode().value()).isEqualTo(503);
        assertThat(answer.getHeaders().getFirst("Retry-After")).isNotNull();
    }

    @Test
    void whoeverWaitedInVainToReadThePastIsToldToComeAgain() {
        var answer = requireNonNull(advice.handle(QueryProblem.tooManyRebuilds(Duration.ofSeconds(5)), request));

        assertThat(answer.getStatusCode().value()).isEqualTo(503);
        assertThat(answer.getHeaders().getFirst("Retry-After")).isEqualTo("5");
        assertThat(String.valueOf(answer.getBody())).contains("dependency-unavailable");
    }

    @Test
    void aLockThatWasNotToBeHadInTimeIsARaceLostAndNoFaultOfOurs() {
        var locked = new IllegalStateException(new SQLException("canceling statement due to lock timeout", "55P03"));

        assertThat(Failures.isForNow(locked)).isTrue();
        assertThat(requireNonNull(advice.handle(locked, request))
                        .getStatusCode()
                        .value())
                .isEqualTo(409);
    }
}

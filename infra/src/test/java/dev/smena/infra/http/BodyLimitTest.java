package dev.smena.infra.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.util.unit.DataSize;

/** There is room for one body of the largest size. */
class BodyLimitTest {

    private static final DataSize MOST = DataSize.ofMegabytes(1);
    private static final int LARGE = BodyRoom.SMALL + 1;

    private final BodyLimit limit = new BodyLimit(MOST, new BodyRoom(MOST.toBytes(), Duration.ZERO));

    @Test
    void aBodyOfTheLargestSizeIsRead() throws Exception {
        assertThat(read(new byte[(int) MOST.toBytes()])).isEqualTo(MOST.toBytes());
    }

    @Test
    void aByteMoreIsTooMuchAnnouncedOrNot() {
        var body = new byte[(int) MOST.toBytes() + 1];

        assertThatExceptionOfType(PayloadTooLarge.class).isThrownBy(() -> read(body));
        assertThatExceptionOfType(PayloadTooLarge.class).isThrownBy(() -> handle(chunked(body), this::readAll));
    }

    @Test
    void whileThereIsNoRoomSmallBodiesAndRequestsWithoutOneGoThrough() throws Exception {
        whileThereIsNoRoom(() -> {
            assertThat(read(new byte[BodyRoom.SMALL])).isEqualTo(BodyRoom.SMALL);
            assertThat(read(new byte[0])).isZero();
            handle(chunked(new byte[10]), this::readAll);
        });
    }

    @Test
    void whileThereIsNoRoomALargeBodyIsRefused() throws Exception {
        whileThereIsNoRoom(
                () -> assertThatExceptionOfType(NoRoomForBody.class).isThrownBy(() -> read(new byte[LARGE])));
    }

    @Test
    void roomIsGivenBackWhateverBecomesOfTheRequest() throws Exception {
        assertThatExceptionOfType(ServletException.class)
                .isThrownBy(() -> handle(chunked(new byte[LARGE]), (request, response) -> {
                    readAll(request, response);
                    throw new ServletException("failed");
                }));

        handle(chunked(new byte[LARGE]), this::readAll);
    }

    private interface Check {
        void run() throws Exception;
    }

    private void whileThereIsNoRoom(Check check) throws Exception {
        handle(chunked(new byte[LARGE]), (request, response) -> {
            readAll(request, response);
            try {
                check.run();
            } catch (Exception e) {
                throw new ServletException(e);
            }
        });
    }

    private long read(byte[] body) throws ServletException, IOException {
        var request = new MockHttpServletRequest("POST", "/");
        request.setContent(body);
        long[] length = new long[1];
        handle(request, (given, response) -> length[0] = given.getInputStream().readAllBytes().length);
        return length[0];
    }

    private void readAll(ServletRequest request, ServletResponse response) throws IOException {
        request.getInputStream().readAllBytes();
    }

    private void handle(MockHttpServletRequest request, FilterChain chain) throws ServletException, IOException {
        limit.doFilter(request, new MockHttpServletResponse(), chain);
    }

    /** Does not say how long its body is. */
    private static MockHttpServletRequest chunked(byte[] body) {
        var request = new MockHttpServletRequest("POST", "/") {
            @Override
            public int getContentLength() {
                return -1;
            }

            @Override
            public long getContentLengthLong() {
                return -1;
            }
        };
        request.setContent(body);
        return request;
    }
}

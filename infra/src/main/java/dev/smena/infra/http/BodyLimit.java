package dev.smena.infra.http;

import dev.smena.infra.SmenaProperties;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Reads no more of a request's body than allowed, whether its length is announced or not. Large bodies wait for each
 * other, so that all of them together leave room for what is made of them; small ones never wait.
 */
@Component
@Order(2)
class BodyLimit extends OncePerRequestFilter {

    private static final int SHARE_OF_HEAP = 16;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final DataSize most;
    private final BodyRoom room;

    @Autowired
    BodyLimit(SmenaProperties properties) {
        this(
                properties.http().maxBodySize(),
                new BodyRoom(
                        Math.max(
                                Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP,
                                properties.http().maxBodySize().toBytes()),
                        PATIENCE));
    }

    BodyLimit(DataSize most, BodyRoom room) {
        this.most = most;
        this.room = room;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try (var share = room.share()) {
            chain.doFilter(
                    new HttpServletRequestWrapper(request) {
                        @Override
                        public ServletInputStream getInputStream() throws IOException {
                            return new Limited(super.getInputStream(), getContentLengthLong(), most, share);
                        }
                    },
                    response);
        }
    }

    /** Fails as soon as one byte too many is announced or read. */
    private static final class Limited extends ServletInputStream {

        private final ServletInputStream body;
        private final long announced;
        private final DataSize most;
        private final BodyRoom.Share share;
        private long left;

        /** @param announced -1 if the length is not known */
        Limited(ServletInputStream body, long announced, DataSize most, BodyRoom.Share share) {
            this.body = body;
            this.announced = announced;
            this.most = most;
            this.share = share;
            this.left = most.toBytes();
        }

        @Override
        public int read() throws IOException {
            requireSize(announced);
            int read = body.read();
            count(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            requireSize(announced);
            int read = body.read(into, offset, length);
            count(Math.max(read, 0));
            return read;
        }

        private void count(int read) throws IOException {
            left -= read;
            long sofar = most.toBytes() - left;
            requireSize(sofar);
            share.growTo(sofar, announced < 0 ? most.toBytes() : announced);
        }

        private void requireSize(long bytes) throws PayloadTooLarge {
            if (bytes > most.toBytes()) {
                throw new PayloadTooLarge(most);
            }
        }

        @Override
        public boolean isFinished() {
            return body.isFinished();
        }

        @Override
        public boolean isReady() {
            return body.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            body.setReadListener(listener);
        }
    }
}

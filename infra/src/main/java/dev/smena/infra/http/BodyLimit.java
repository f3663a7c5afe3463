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
import java.util.concurrent.Semaphore;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Reads no more of a request's body than allowed, whether its length is announced or not. Large bodies wait for each
 * other, so that all of them together leave room for what is made of them.
 */
@Component
@Order(2)
class BodyLimit extends OncePerRequestFilter {

    private static final long SMALL = 64 << 10;
    private static final int SHARE_OF_HEAP = 16;

    private final DataSize most;
    private final Semaphore kibibytes;

    BodyLimit(SmenaProperties properties) {
        this.most = properties.http().maxBodySize();
        long room = Math.max(Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP, most.toBytes());
        this.kibibytes = new Semaphore((int) (room >> 10), true);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        int room = room(request);
        kibibytes.acquireUninterruptibly(room);
        try {
            chain.doFilter(
                    new HttpServletRequestWrapper(request) {
                        @Override
                        public ServletInputStream getInputStream() throws IOException {
                            return new Limited(super.getInputStream(), most);
                        }
                    },
                    response);
        } finally {
            kibibytes.release(room);
        }
    }

    /** In KiB; as much as is allowed for a body that does not say how long it is. */
    private int room(HttpServletRequest request) {
        long announced = request.getContentLengthLong();
        boolean unknown = announced < 0 && request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
        long length = unknown ? most.toBytes() : Math.min(announced, most.toBytes());
        return length <= SMALL ? 0 : (int) (length >> 10);
    }

    /** Fails as soon as one byte too many is read. */
    private static final class Limited extends ServletInputStream {

        private final ServletInputStream body;
        private final DataSize most;
        private long left;

        Limited(ServletInputStream body, DataSize most) {
            this.body = body;
            this.most = most;
            this.left = most.toBytes();
        }

        @Override
        public int read() throws IOException {
            int read = body.read();
            count(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int read = body.read(into, offset, length);
            count(Math.max(read, 0));
            return read;
        }

        private void count(int read) throws PayloadTooLarge {
            left -= read;
            if (left < 0) {
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

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
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

/** Reads no more of a request's body than allowed, whether its length is announced or not. */
@Component
@Order(2)
class BodyLimit extends OncePerRequestFilter {

    private final DataSize most;

    BodyLimit(SmenaProperties properties) {
        this.most = properties.http().maxBodySize();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(
                new HttpServletRequestWrapper(request) {
                    @Override
                    public ServletInputStream getInputStream() throws IOException {
                        return new Limited(super.getInputStream(), most);
                    }
                },
                response);
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

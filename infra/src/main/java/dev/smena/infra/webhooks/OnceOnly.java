package dev.smena.infra.webhooks;

import java.io.IOException;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;

/** A JSON body that the HTTP client does not send again by itself, whatever happens or is answered. */
final class OnceOnly extends RequestBody {

    /** JSON is in UTF-8 and its media type has no parameters (RFC 8259); strict receivers know it by this name only. */
    private static final MediaType JSON = MediaType.get("application/json");

    private final byte[] bytes;

    OnceOnly(byte[] bytes) {
        this.bytes = bytes;
    }

    @Override
    public MediaType contentType() {
        return JSON;
    }

    @Override
    public long contentLength() {
        return bytes.length;
    }

    @Override
    public boolean isOneShot() {
        return true;
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
        sink.write(bytes);
    }
}

package dev.smena.infra.objectstore;

import org.springframework.http.MediaType;
import org.springframework.http.MediaTypeFactory;

/** The media type of a file, told by its name's extension. */
final class ContentTypes {

    private ContentTypes() {}

    static String of(String name) {
        return MediaTypeFactory.getMediaType(name)
                .orElse(MediaType.APPLICATION_OCTET_STREAM)
                .toString();
    }
}

package dev.smena.infra.readmodel;

import dev.smena.command.Replies;
import dev.smena.infra.SmenaProperties;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/**
 * Holds a write's answer back for a moment until the read model has caught up with it, so that a plain client's next
 * read sees it; {@code Prefer: respond-async} (RFC 7240) does without.
 */
@RestControllerAdvice
class ReadYourWrites implements ResponseBodyAdvice<Object> {

    private static final Pattern ESCAPED = Pattern.compile("\\\\.");
    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"");
    private static final Logger log = LoggerFactory.getLogger(ReadYourWrites.class);

    private final ReadModel readModel;
    private final SmenaProperties properties;

    ReadYourWrites(ReadModel readModel, SmenaProperties properties) {
        this.readModel = readModel;
        this.properties = properties;
    }

    @Override
    public boolean supports(MethodParameter returnType, Class<? extends HttpMessageConverter<?>> converter) {
        return true;
    }

    @Override
    public @Nullable Object beforeBodyWrite(
            @Nullable Object body,
            MethodParameter returnType,
            MediaType contentType,
            Class<? extends HttpMessageConverter<?>> converter,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        String position = response.getHeaders().getFirst(Replies.POSITION);
        if (position == null) {
            return body;
        }
        HttpServletRequest write = ((ServletServerHttpRequest) request).getServletRequest();
        if (prefersNotToWait(write)) {
            response.getHeaders().set("Preference-Applied", "respond-async");
            return body;
        }
        waitFor(ReadGroup.changedBy(write), Long.parseLong(position));
        return body;
    }

    /** The write is done: whatever happens here must not make it look as if it had failed. */
    private void waitFor(Set<ReadGroup> groups, long position) {
        try {
            readModel.await(groups, position, properties.command().projectionWait());
        } catch (RuntimeException e) {
            log.warn("Cannot tell how far the read model is: {}", e.toString());
        }
    }

    /** Asks for no other header: Spring fails at some that do not matter here. */
    private static boolean prefersNotToWait(HttpServletRequest request) {
        return Collections.list(request.getHeaders("Prefer")).stream()
                .flatMap(header -> Stream.of(unquoted(header).split(",")))
                .map(preference -> preference.split(";", 2)[0])
                .anyMatch(preference -> preference.strip().equalsIgnoreCase("respond-async"));
    }

    /** With nothing left of quoted values but that there is one, since commas and semicolons in them part nothing. */
    private static String unquoted(String header) {
        return QUOTED.matcher(ESCAPED.matcher(header).replaceAll("")).replaceAll("\"\"");
    }
}

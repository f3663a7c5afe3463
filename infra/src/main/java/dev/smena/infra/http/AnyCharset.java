package dev.smena.infra.http;

import java.util.LinkedHashMap;
import java.util.List;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.accept.HeaderContentNegotiationStrategy;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.servlet.config.annotation.ContentNegotiationConfigurer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * JSON is UTF-8 (RFC 8259), whatever charset {@code Accept} asks for. Without this a write with such a header would be done
 * and then fail to be answered.
 */
@Configuration(proxyBeanMethods = false)
class AnyCharset implements WebMvcConfigurer {

    @Override
    public void configureContentNegotiation(ContentNegotiationConfigurer negotiation) {
        negotiation.strategies(List.of(new WithoutCharset()));
    }

    private static final class WithoutCharset extends HeaderContentNegotiationStrategy {

        @Override
        public List<MediaType> resolveMediaTypes(NativeWebRequest request) throws HttpMediaTypeNotAcceptableException {
            return super.resolveMediaTypes(request).stream()
                    .map(WithoutCharset::strip)
                    .toList();
        }

        private static MediaType strip(MediaType type) {
            var parameters = new LinkedHashMap<>(type.getParameters());
            parameters.keySet().removeIf("charset"::equalsIgnoreCase);
            return new MediaType(type, parameters);
        }
    }
}

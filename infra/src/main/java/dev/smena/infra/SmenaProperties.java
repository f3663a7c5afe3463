package dev.smena.infra;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/**
 * Everything that can be configured under {@code smena}.
 *
 * @param home where embedded servers keep their data
 * @param timeZone the production time zone: meant by date-times without offset, shown in every answer
 */
@ConfigurationProperties("smena")
public record SmenaProperties(Path home, @Nullable ZoneId timeZone, Command command, Query query, Http http) {

    /**
     * The command side.
     *
     * @param projectionWait how long a write waits for the read model before it answers
     */
    public record Command(Duration projectionWait) {}

    /**
     * The query side.
     *
     * @param maxWait how long a read waits for the position it asks for
     */
    public record Query(Duration maxWait) {}

    /**
     * HTTP.
     *
     * @param maxBodySize the largest request body accepted
     */
    public record Http(DataSize maxBodySize) {}

    /** The machine's own zone if none is configured. */
    public ZoneId zone() {
        return Objects.requireNonNullElseGet(timeZone, ZoneId::systemDefault);
    }
}

package dev.smena.infra;

import dev.smena.events.TaskKind;
import dev.smena.infra.roles.Role;
import dev.smena.query.answers.AnswerKind;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/**
 * Everything that can be configured under {@code smena}.
 *
 * @param home where embedded servers keep their data
 * @param roles what this node does
 * @param timeZone the production time zone: meant by date-times without offset, shown in every answer
 */
@ConfigurationProperties("smena")
public record SmenaProperties(
        Path home,
        Set<Role> roles,
        @Nullable ZoneId timeZone,
        Command command,
        Query query,
        Http http,
        Tasks tasks,
        Imports imports,
        ObjectStore objectStore,
        Cache cache,
        Webhooks webhooks) {

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
     * @param mostStreams how many may follow tasks at a time
     */
    public record Query(Duration maxWait, int mostStreams) {}

    /**
     * HTTP.
     *
     * @param maxBodySize the largest request body accepted
     */
    public record Http(DataSize maxBodySize) {}

    /**
     * Work that takes longer than a request.
     *
     * @param mostOpen how many tasks of one kind may be open at a time
     * @param retryAfter what a caller is told to wait when there are too many
     * @param attempts how often a step is tried in all
     * @param firstRetry how long to wait after the first failure; doubled after each further one
     * @param workers how many tasks of each kind this node works on at a time
     */
    public record Tasks(
            int mostOpen, Duration retryAfter, int attempts, Duration firstRetry, Map<TaskKind, Integer> workers) {}

    /**
     * Imports.
     *
     * @param maxFileSize the largest spreadsheet accepted
     */
    public record Imports(DataSize maxFileSize) {}

    /**
     * The object store; embedded unless an endpoint is named.
     *
     * @param endpoint of any S3-compatible server, without a path
     * @param publicUrl the same server as those see it who follow links; the endpoint if not given
     * @param region which S3 signs requests for; others mostly ignore it
     * @param keep how long a file is kept
     */
    public record ObjectStore(
            @Nullable URI endpoint,
            @Nullable URI publicUrl,
            @Nullable String accessKey,
            @Nullable String secretKey,
            String region,
            Duration keep) {

        /** Without the keys. */
        @Override
        public String toString() {
            return "ObjectStore[endpoint=" + endpoint + ", publicUrl=" + publicUrl + ", region=" + region + ", keep="
                    + keep + "]";
        }
    }

    /**
     * The cache of answers; an embedded Redis unless an URL is given.
     *
     * @param url of any Redis, as {@code redis://host:port/database}, or {@code rediss:} for TLS
     * @param maxWait how long a request, or a projection, waits for the cache before it does without
     * @param keep how long an answer of each kind is kept if nothing changes it
     */
    public record Cache(
            @Nullable URI url,
            @Nullable String username,
            @Nullable String password,
            Duration maxWait,
            Map<AnswerKind, Duration> keep) {

        /** Without the password. */
        @Override
        public String toString() {
            return "Cache[url=" + url + ", maxWait=" + maxWait + ", keep=" + keep + "]";
        }
    }

    /**
     * Webhooks.
     *
     * @param allowPrivateAddresses whether receivers may be in this network, or on this very machine
     * @param encryptionKey 32 bytes in base64, under which secrets are encrypted, the same for all nodes; made and kept in
     *     the home if not given
     * @param forgetSecrets whether to start although that key is lost, and forget all secrets encrypted with it
     * @param secretOverlap how long after a secret's replacement both sign
     * @param firstRetry how long to wait after a delivery's first failure; doubled after each further one
     * @param longestRetry the longest wait, also for receivers that ask for more
     * @param disableAfter how long a receiver may fail without a success before its subscription is switched off
     * @param inFlightPerSubscription how many attempts may be under way to one subscription, on all nodes together
     * @param inFlight how many attempts may be under way from one node
     * @param mostSubscriptions how many there may be
     */
    public record Webhooks(
            boolean allowPrivateAddresses,
            @Nullable String encryptionKey,
            boolean forgetSecrets,
            Duration secretOverlap,
            Duration firstRetry,
            Duration longestRetry,
            Duration disableAfter,
            int inFlightPerSubscription,
            int inFlight,
            int mostSubscriptions) {

        /** Without the key. */
        @Override
        public String toString() {
            return "Webhooks[allowPrivateAddresses=" + allowPrivateAddresses + "]";
        }
    }

    /** The machine's own zone if none is configured. */
    public ZoneId zone() {
        return Objects.requireNonNullElseGet(timeZone, ZoneId::systemDefault);
    }
}

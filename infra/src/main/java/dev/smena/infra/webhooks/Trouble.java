package dev.smena.infra.webhooks;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.math.BigDecimal;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;

/** Why there was no answer, in words for a subscription's owner. */
final class Trouble {

    static final String NO_URL = "The URL is not an absolute http or https URL.";
    static final String NO_REQUEST = "No request can be made of this URL and these headers.";
    static final String NO_HTTP = "The receiver did not answer in HTTP.";

    private static final String NO_ADDRESS = "The host's address could not be found in time.";

    private Trouble() {}

    static String words(IOException failure, Duration timeout) {
        if (Thread.currentThread().isInterrupted()) {
            return "Smena was stopped before there was an answer.";
        }
        return switch (failure) {
            case AddressNotAllowed e -> "The host leads to an address that is not public, which is not allowed.";
            case AddressLookup.NoAnswer e -> NO_ADDRESS;
            case UnknownHostException e -> "The host is not known.";
            case SocketTimeoutException e -> "The host did not accept a connection in time.";
            case InterruptedIOException e ->
                e.getCause() instanceof AddressLookup.NoAnswer
                        ? NO_ADDRESS
                        : "There was no answer within " + seconds(timeout) + " s.";
            case ConnectException e -> unconnected(e);
            case NoRouteToHostException e -> "The host cannot be reached.";
            case SSLPeerUnverifiedException e -> "The receiver's TLS certificate is for another host.";
            case SSLHandshakeException e -> mistrusted(e);
            case SSLException e -> "The TLS connection failed.";
            case ProtocolException e -> NO_HTTP;
            default -> "The connection broke off before there was an answer.";
        };
    }

    private static String seconds(Duration time) {
        return BigDecimal.valueOf(time.toMillis(), 3).stripTrailingZeros().toPlainString();
    }

    private static String unconnected(ConnectException failure) {
        return causes(failure)
                        .map(cause -> String.valueOf(cause.getMessage()))
                        .anyMatch(message -> message.contains("refused"))
                ? "The host refused the connection."
                : "The host cannot be reached.";
    }

    private static String mistrusted(SSLHandshakeException failure) {
        if (causes(failure).anyMatch(CertificateExpiredException.class::isInstance)) {
            return "The receiver's TLS certificate has expired.";
        }
        return causes(failure).anyMatch(CertificateException.class::isInstance)
                ? "The receiver's TLS certificate is not trusted."
                : "The TLS handshake failed.";
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause);
    }
}

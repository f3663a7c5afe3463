package dev.smena.infra.webhooks;

import dev.smena.command.webhooks.AllowedEndpoints;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import okhttp3.HttpUrl;

/** Judges URLs by their form and by the addresses they lead to at the moment, of which it says nothing. */
final class PublicEndpoints implements AllowedEndpoints {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final AddressRules rules;
    private final AddressLookup lookup;

    PublicEndpoints(AddressRules rules, AddressLookup lookup) {
        this.rules = rules;
        this.lookup = lookup;
    }

    @Override
    public Optional<String> objection(String url) {
        if (url.codePoints().anyMatch(PublicEndpoints::isGap)) {
            return Optional.of("must not contain spaces or control characters");
        }
        return Endpoint.parse(url)
                .map(this::objection)
                .orElseGet(() -> Optional.of("must be an absolute http or https URL"));
    }

    private Optional<String> objection(HttpUrl url) {
        if (!url.encodedUsername().isEmpty() || !url.encodedPassword().isEmpty()) {
            return Optional.of("must not contain user name or password");
        }
        if (url.fragment() != null) {
            return Optional.of("must not have a fragment");
        }
        return leadsAstray(url.host()) ? Optional.of("leads to an address that is not public") : Optional.empty();
    }

    private static boolean isGap(int character) {
        return Character.isWhitespace(character)
                || Character.isSpaceChar(character)
                || Character.isISOControl(character);
    }

    private boolean leadsAstray(String host) {
        try {
            return !lookup.find(host, PATIENCE).stream().allMatch(rules::allow);
        } catch (UnknownHostException e) {
            return false;
        }
    }
}

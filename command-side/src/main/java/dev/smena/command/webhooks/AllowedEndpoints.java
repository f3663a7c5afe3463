package dev.smena.command.webhooks;

import java.util.Optional;

/** Judges where a subscription wants its deliveries to go. */
@FunctionalInterface
public interface AllowedEndpoints {

    /**
     * What speaks against this URL, such as "must be an http or https URL"; empty if nothing does. A host that is not
     * known, or whose address cannot be found within two seconds, is let pass: the address is judged again whenever it
     * is connected to.
     */
    Optional<String> objection(String url);
}

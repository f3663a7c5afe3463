package dev.smena.infra.webhooks;

import java.io.IOException;

/** A connection was not even tried. Says nothing of the address: whoever asks must not learn what there is in our network. */
final class AddressNotAllowed extends IOException {

    AddressNotAllowed() {
        super("the address is not public");
    }
}

package io.sluice.local.config;

import io.sluice.binance.Addresses;
import java.net.URI;

/** Addresses that may be set freely, because they do not leave this machine: no mistake in a file reaches a real venue. */
final class LocalAddress {
    private LocalAddress() {}

    /** @param scheme what the address begins with, without what makes it secure */
    static Kind<URI> kind(String scheme) {
        return Kinds.parsed(
                "address on this machine, such as " + scheme + "://127.0.0.1:8480",
                text -> parse(text, scheme),
                URI::toString);
    }

    private static URI parse(String text, String scheme) {
        if (!text.matches(scheme + "s?://[^/?#]+")) {
            throw new IllegalArgumentException("is not of the form " + scheme + "://127.0.0.1:PORT");
        }
        try {
            return Addresses.simulated(URI.create(text), URI.create(text)).rest();
        } catch (IllegalArgumentException elsewhere) {
            throw new IllegalArgumentException(
                    "is not on this machine: the exchange's own addresses follow from the mode", elsewhere);
        }
    }
}

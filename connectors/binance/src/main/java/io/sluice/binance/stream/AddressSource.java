package io.sluice.binance.stream;

import io.sluice.connector.VenueUnavailable;
import java.net.URI;

/** Where the next connection goes. Asked before each; may block, and may ask the exchange. */
@FunctionalInterface
public interface AddressSource {
    URI next() throws VenueUnavailable;
}

package io.sluice.delivery.websocket;

import io.sluice.delivery.text.Language;
import java.util.Set;

/**
 * Where alerts can be listened to.
 *
 * @param host address to listen on; loopback unless TLS stands before it
 * @param port 0 for any that is free
 * @param origins what browsers' pages may connect, such as {@code http://localhost:8080}; programs have no origin
 * @param language of listeners that ask for none
 */
public record WebSocketSettings(String host, int port, Set<String> origins, Language language) {
    /** N-WS. */
    public static final int USUAL_PORT = 8765;

    public WebSocketSettings {
        origins = Set.copyOf(origins);
    }
}

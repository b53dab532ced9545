package io.sluice.mt5.link;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;

/**
 * How terminals are served.
 *
 * @param host address to listen on
 * @param port 0 for any free one
 * @param token what terminals must know; at least 16 characters
 * @param heartbeat how often each side gives a sign of life
 * @param mostTerminals connections at once
 * @param zones time zones of trade servers, by their name as terminals tell it; others are taken at their present offset
 */
public record TerminalSettings(
        String host, int port, String token, Duration heartbeat, int mostTerminals, Map<String, ZoneId> zones) {
    private static final int SHORTEST_TOKEN = 16;

    /** @throws IllegalArgumentException when the token is too short; never says what it is */
    public TerminalSettings {
        if (token.length() < SHORTEST_TOKEN) {
            throw new IllegalArgumentException("the terminals' token needs at least " + SHORTEST_TOKEN + " characters");
        }
        zones = Map.copyOf(zones);
    }

    /** The defaults: loopback, port 8002, a second's heartbeat, 256 terminals. */
    public static TerminalSettings ofToken(String token) {
        return new TerminalSettings("127.0.0.1", 8002, token, Duration.ofSeconds(1), 256, Map.of());
    }

    /** In time that does not depend on what is right about it. */
    boolean knows(String claimed) {
        return MessageDigest.isEqual(claimed.getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "TerminalSettings[" + host + ":" + port + "]";
    }
}

package io.sluice.mt5.rest;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;

/**
 * How the REST interface is served.
 *
 * @param host address to listen on
 * @param port 0 for any free one
 * @param token what clients must know to log in; at least 16 characters
 * @param callTimeout longest time that a terminal may take; requests to it expire then
 */
public record RestSettings(String host, int port, String token, Duration callTimeout) {
    private static final int SHORTEST_TOKEN = 16;

    /** @throws IllegalArgumentException when the token is too short; never says what it is */
    public RestSettings {
        if (token.length() < SHORTEST_TOKEN) {
            throw new IllegalArgumentException("the REST token needs at least " + SHORTEST_TOKEN + " characters");
        }
    }

    /** The defaults: loopback, port 8001, 5 seconds a call. */
    public static RestSettings ofToken(String token) {
        return new RestSettings("127.0.0.1", 8001, token, Duration.ofSeconds(5));
    }

    /** In time that does not depend on what is right about it. */
    boolean knows(String claimed) {
        return MessageDigest.isEqual(claimed.getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "RestSettings[" + host + ":" + port + "]";
    }
}

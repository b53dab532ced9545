package io.sluice.local.live;

import io.sluice.local.config.Mt5Settings;
import java.util.Map;

/**
 * What terminals, and programs that use REST, must know. Prints as stars.
 *
 * @param terminal of the terminals
 * @param rest of programs; empty where REST is not served
 */
record Mt5Tokens(String terminal, String rest) {
    private static final String TERMINAL = "SLUICE_MT5_TERMINAL_TOKEN";
    private static final String REST = "SLUICE_MT5_REST_TOKEN";
    private static final int SHORTEST = 16;

    /** @throws IllegalArgumentException naming the variables that are missing or too short */
    static Mt5Tokens of(Mt5Settings settings, Map<String, String> environment) {
        return new Mt5Tokens(
                token(environment, TERMINAL), settings.restPort().isPresent() ? token(environment, REST) : "");
    }

    private static String token(Map<String, String> environment, String name) {
        String token = environment.getOrDefault(name, "");
        if (token.length() < SHORTEST) {
            throw new IllegalArgumentException("mt5: set " + name + " to a secret of at least " + SHORTEST
                    + " characters, for example from 'openssl rand -hex 24'");
        }
        return token;
    }

    @Override
    public String toString() {
        return "Mt5Tokens[***]";
    }
}

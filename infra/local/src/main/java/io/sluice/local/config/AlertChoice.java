package io.sluice.local.config;

import io.sluice.delivery.AlertingSettings;
import io.sluice.delivery.Secret;
import io.sluice.delivery.websocket.Access;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;

/**
 * How people are told, and who may listen.
 *
 * @param alerting the parts and their plans
 * @param port of the WebSocket; empty for the usual one
 * @param open whether whoever reaches the WebSocket may listen
 * @param token whose bearer may listen and acknowledge
 */
public record AlertChoice(AlertingSettings alerting, Optional<Integer> port, boolean open, Optional<Secret> token) {
    private static final String BEARER = "operator";

    /** Whether anybody at all may listen by what is configured here. */
    public boolean reachable() {
        return open || token.isPresent();
    }

    /** Who may listen by what is configured here. */
    public Access access() {
        return open ? Access.open() : new OneToken(token);
    }

    /** The bearer of one token; nobody where there is none. */
    private record OneToken(Optional<Secret> token) implements Access {
        @Override
        public Optional<Visitor> byToken(String said) {
            return token.filter(own -> MessageDigest.isEqual(bytes(own.value()), bytes(said)))
                    .map(own -> new Visitor(BEARER, true));
        }

        @Override
        public Optional<Visitor> byTicket(String ticket) {
            return Optional.empty();
        }

        private static byte[] bytes(String text) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
    }
}

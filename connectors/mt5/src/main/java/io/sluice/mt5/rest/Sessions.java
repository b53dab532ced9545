package io.sluice.mt5.rest;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Who is logged in: random tokens, each for one account, for a day. The oldest goes when there are too many. */
final class Sessions {
    private static final int MOST = 1_000;
    private static final int TOKEN_BYTES = 24;
    static final Duration LIFETIME = Duration.ofDays(1);

    private record Session(long login, Instant ends) {}

    private final Map<String, Session> sessions = new LinkedHashMap<>();
    private final SecureRandom random = new SecureRandom();
    private final InstantSource clock;

    Sessions(InstantSource clock) {
        this.clock = clock;
    }

    synchronized String open(long login) {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        String token = HexFormat.of().formatHex(bytes);
        if (sessions.size() >= MOST) {
            sessions.remove(sessions.keySet().iterator().next());
        }
        sessions.put(token, new Session(login, clock.instant().plus(LIFETIME)));
        return token;
    }

    synchronized Optional<Long> login(String token) {
        Session session = sessions.get(token);
        if (session != null && clock.instant().isAfter(session.ends())) {
            sessions.remove(token);
            return Optional.empty();
        }
        return Optional.ofNullable(session).map(Session::login);
    }

    synchronized void close(String token) {
        sessions.remove(token);
    }
}

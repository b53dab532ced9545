package io.sluice.api.access;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Slows down who guesses tokens. After {@value #FREE} wrong ones an address must wait before another is looked at, twice as
 * long after each, a minute at most; a quiet quarter of an hour forgives. A token that was right from the same address goes
 * on being taken meanwhile: whoever guesses beside an operator must not be able to shut him out. Thread-safe; bounded.
 */
public final class Throttle {
    /** Wrong tokens that cost nothing. */
    public static final int FREE = 5;

    private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);
    private static final Duration FORGIVEN = Duration.ofMinutes(15);
    private static final int MOST = 10_000;

    private final InstantSource clock;
    private final Map<String, Guesses> guesses = bounded();
    private final Map<String, Instant> right = bounded();

    private record Guesses(int wrong, Instant last) {}

    public Throttle(InstantSource clock) {
        this.clock = clock;
    }

    /** How long this address must wait before this token is looked at; empty for not at all. */
    public synchronized Optional<Duration> wait(String address, String token) {
        Instant now = clock.instant();
        Guesses own = guesses.get(address);
        if (own == null || own.wrong < FREE || right.containsKey(key(address, token))) {
            return Optional.empty();
        }
        if (forgiven(own)) {
            return Optional.empty();
        }
        Duration left = Duration.between(now, own.last.plus(pause(own.wrong)));
        return left.isPositive() ? Optional.of(left) : Optional.empty();
    }

    /** A token was wrong. */
    public synchronized void wrong(String address) {
        Guesses own = guesses.get(address);
        boolean fresh = own == null || forgiven(own);
        guesses.put(address, new Guesses(fresh ? 1 : own.wrong + 1, clock.instant()));
    }

    /** A token was right. */
    public synchronized void right(String address, String token) {
        right.put(key(address, token), clock.instant());
    }

    private boolean forgiven(Guesses own) {
        return own.last.plus(FORGIVEN).isBefore(clock.instant());
    }

    private static Duration pause(int wrong) {
        int doublings = Math.min(wrong - FREE, 6);
        Duration pause = FIRST_WAIT.multipliedBy(1L << doublings);
        return pause.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : pause;
    }

    private static String key(String address, String token) {
        return address + " " + HexFormat.of().formatHex(Secret.hash(token));
    }

    private static <V> Map<String, V> bounded() {
        return new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
                return size() > MOST;
            }
        };
    }
}

package io.sluice.order;

import io.sluice.schemas.ErrorClass;
import java.time.Duration;

/**
 * Whether and when an order that was certainly not executed is sent again (O-RETRY). Exponential with jitter: before
 * retry k the wait lies between the shortest wait of its class and that times 2^k, the longest at most. The jitter is
 * drawn from the order's id and k, so that orders that failed together come back apart, and a replay waits as long.
 */
public final class RetryPolicy {
    private static final double UNIT = 0x1.0p-53;
    private static final long MIX_FIRST = 0xbf58476d1ce4e5b9L;
    private static final long MIX_SECOND = 0x94d049bb133111ebL;

    /**
     * @param retries how many times it is tried again
     * @param shortest shortest wait
     * @param longest longest wait
     */
    private record Rule(int retries, Duration shortest, Duration longest) {}

    private static final Rule NEVER = new Rule(0, Duration.ZERO, Duration.ZERO);

    /** How many times an order is sent again after an error of this class; 0 when never. */
    public int retries(ErrorClass errorClass) {
        return rule(errorClass).retries();
    }

    /**
     * How long to wait.
     *
     * @param orderId what the jitter is drawn from
     * @param retry number of the retry, from 1
     */
    public Duration backOff(ErrorClass errorClass, String orderId, int retry) {
        Rule rule = rule(errorClass);
        long shortest = rule.shortest().toMillis();
        long longest = Math.min(rule.longest().toMillis(), shortest << Math.min(retry, Integer.SIZE - 1));
        return Duration.ofMillis(shortest + (long) ((longest - shortest) * jitter(orderId, retry)));
    }

    private static Rule rule(ErrorClass errorClass) {
        return switch (errorClass) {
            case API_ERROR -> new Rule(3, Duration.ofSeconds(1), Duration.ofSeconds(8));
            case NETWORK_ERROR -> new Rule(5, Duration.ofSeconds(2), Duration.ofSeconds(16));
            case TIMEOUT_ERROR -> new Rule(3, Duration.ofSeconds(1), Duration.ofSeconds(4));
            case RATE_LIMIT_ERROR -> new Rule(3, Duration.ofSeconds(60), Duration.ofSeconds(300));
            case UNKNOWN_ERROR -> new Rule(2, Duration.ofSeconds(2), Duration.ofSeconds(8));
            case INSUFFICIENT_BALANCE, INVALID_ORDER, UNRECOGNISED -> NEVER;
        };
    }

    /** A fraction of 1, 1 excluded: SplitMix64's finaliser over the id's characters and the number. */
    private static double jitter(String orderId, int retry) {
        long seed = retry;
        for (int i = 0; i < orderId.length(); i++) {
            seed = seed * 31 + orderId.charAt(i);
        }
        seed = (seed ^ (seed >>> 30)) * MIX_FIRST;
        seed = (seed ^ (seed >>> 27)) * MIX_SECOND;
        return ((seed ^ (seed >>> 31)) >>> 11) * UNIT;
    }
}

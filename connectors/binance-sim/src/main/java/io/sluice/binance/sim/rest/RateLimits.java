package io.sluice.binance.sim.rest;

import io.sluice.binance.sim.exchange.RefusalCode;
import java.util.HashMap;
import java.util.Map;

/** Counts weight by address and orders by account in windows of the venue's clock. For one thread at a time. */
final class RateLimits {
    private static final long MINUTE = 60_000L;
    private static final long TEN_SECONDS = 10_000L;

    private record Window(long start, int count) {}

    private final LimitSettings settings;
    private final Map<String, Window> weights = new HashMap<>();
    private final Map<String, Window> refused = new HashMap<>();
    private final Map<String, Window> ordersTenSeconds = new HashMap<>();
    private final Map<String, Window> ordersMinute = new HashMap<>();
    private final Map<String, Long> bans = new HashMap<>();

    RateLimits(LimitSettings settings) {
        this.settings = settings;
    }

    LimitSettings settings() {
        return settings;
    }

    /** Counts a request; refuses it where that is too much. */
    void ask(long now, String address, int weight) {
        long banned = bans.getOrDefault(address, 0L);
        if (now < banned) {
            throw RefusalCode.BANNED.with(banned);
        }
        if (add(weights, address, now, MINUTE, weight) > settings.weightPerMinute()) {
            if (add(refused, address, now, MINUTE, 1) > settings.patience()) {
                bans.put(address, now + settings.banMillis());
            }
            throw RefusalCode.TOO_MANY_REQUESTS.with(settings.weightPerMinute());
        }
    }

    /** Counts an order; refuses it where that is too much. */
    void order(long now, String account) {
        if (add(ordersTenSeconds, account, now, TEN_SECONDS, 1) > settings.ordersPerTenSeconds()) {
            throw RefusalCode.TOO_MANY_ORDERS.with(settings.ordersPerTenSeconds(), "TEN_SECONDS");
        }
        if (add(ordersMinute, account, now, MINUTE, 1) > settings.ordersPerMinute()) {
            throw RefusalCode.TOO_MANY_ORDERS.with(settings.ordersPerMinute(), "MINUTE");
        }
    }

    int weight(long now, String address) {
        return count(weights, address, now, MINUTE);
    }

    int ordersTenSeconds(long now, String account) {
        return count(ordersTenSeconds, account, now, TEN_SECONDS);
    }

    int ordersMinute(long now, String account) {
        return count(ordersMinute, account, now, MINUTE);
    }

    /** Seconds until a refused request of a kind would be heard again. */
    long retryAfterSeconds(long now, String address, RefusalCode why) {
        long wait = switch (why) {
            case BANNED -> bans.getOrDefault(address, now) - now;
            case TOO_MANY_ORDERS -> TEN_SECONDS - Math.floorMod(now, TEN_SECONDS);
            default -> MINUTE - Math.floorMod(now, MINUTE);
        };
        return Math.ceilDiv(wait, 1000L);
    }

    private static int add(Map<String, Window> windows, String key, long now, long length, int count) {
        long start = Math.floorDiv(now, length) * length;
        Window before = windows.get(key);
        int sum = (before == null || before.start() != start ? 0 : before.count()) + count;
        windows.put(key, new Window(start, sum));
        return sum;
    }

    private static int count(Map<String, Window> windows, String key, long now, long length) {
        return add(windows, key, now, length, 0);
    }
}

package io.sluice.files.trades;

import java.time.Instant;

/**
 * One trade of one instrument.
 *
 * @param time when it happened (UTC)
 * @param price quote currency, finite, positive
 * @param amount base units, finite, zero or more; venues round very small amounts to zero
 */
public record Trade(Instant time, double price, double amount) {
    /** @throws IllegalArgumentException naming the value that cannot be */
    public Trade {
        if (!Double.isFinite(price) || price <= 0) {
            throw new IllegalArgumentException("price " + price + " of the trade at " + time + " is not positive");
        }
        if (!Double.isFinite(amount) || amount < 0) {
            throw new IllegalArgumentException("amount " + amount + " of the trade at " + time + " is negative");
        }
    }
}

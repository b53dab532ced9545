package io.sluice.risk;

import java.math.BigDecimal;

/**
 * R-VOLATILITY: the average true range within which an instrument is traded without a warning, ends included.
 *
 * @param low lower end, points of the quote currency, not negative
 * @param high upper end, points of the quote currency, at least {@code low}
 */
public record AtrBand(BigDecimal low, BigDecimal high) {
    /** @throws IllegalArgumentException naming the value that cannot be */
    public AtrBand {
        if (low.signum() < 0 || high.compareTo(low) < 0) {
            throw new IllegalArgumentException("ATR band " + low + " to " + high + " is empty or negative");
        }
    }

    public boolean contains(BigDecimal atr) {
        return atr.compareTo(low) >= 0 && atr.compareTo(high) <= 0;
    }
}

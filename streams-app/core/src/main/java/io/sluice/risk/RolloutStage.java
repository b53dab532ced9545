package io.sluice.risk;

import java.math.BigDecimal;
import java.time.Duration;

/** R-ROLLOUT: with how much of the usual size a live strategy trades, for how long at least, and what lets it go on. */
public enum RolloutStage {
    TENTH("0.1", Duration.ofMinutes(30), 0.5),
    HALF("0.5", Duration.ofHours(2), 0.8),
    /** All of it; looked at again each day. */
    FULL("1", Duration.ofDays(1), 1.0);

    private final BigDecimal fraction;
    private final Duration length;
    private final double sharpe;

    RolloutStage(String fraction, Duration length, double sharpe) {
        this.fraction = new BigDecimal(fraction);
        this.length = length;
        this.sharpe = sharpe;
    }

    /** Part of the usual size, up to 1. */
    public BigDecimal fraction() {
        return fraction;
    }

    /** Time after which it is judged. */
    public Duration length() {
        return length;
    }

    /** Sharpe ratio, annualised, above which it is passed. */
    public double sharpe() {
        return sharpe;
    }

    /** The one that follows; the last follows itself. */
    public RolloutStage next() {
        return this == TENTH ? HALF : FULL;
    }

    /** The one before; the first comes before itself. */
    public RolloutStage previous() {
        return this == FULL ? HALF : TENTH;
    }

    /** For people, for example 10 %. */
    public String percent() {
        return fraction.movePointRight(2).toBigInteger() + " %";
    }
}

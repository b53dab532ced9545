package io.sluice.instrument;

import io.sluice.market.Timeframes;
import io.sluice.schemas.Candle;
import io.sluice.schemas.Timeframe;
import java.time.Instant;

/**
 * Candles of one minute that never end and are the same each time: quiet and wild stretches of a walk that looks random.
 * Its steps are those of D. Knuth's linear congruential generator MMIX ("The Art of Computer Programming", volume 2).
 */
final class TrialCandles {
    private static final long MULTIPLIER = 6_364_136_223_846_793_005L;
    private static final long INCREMENT = 1_442_695_040_888_963_407L;
    private static final int STRETCH = 40;
    private static final double CENT = 0.01;

    private final String instrument;
    private Instant opens = Instant.EPOCH;
    private long walk = 1;
    private long cents = 10_000;
    private int told;

    TrialCandles(String instrument) {
        this.instrument = instrument;
    }

    Candle next() {
        int reach = told++ / STRETCH % 2 == 0 ? 20 : 200;
        long open = cents;
        long close = Math.max(1_000, open + roll(2 * reach + 1) - reach);
        long high = Math.max(open, close) + roll(reach);
        long low = Math.min(open, close) - roll(reach);
        double volume = 1 + roll(reach);
        Instant closes = opens.plus(Timeframes.length(Timeframe.M1));
        Candle candle = new Candle(
                instrument,
                Timeframe.M1,
                opens,
                closes,
                open * CENT,
                high * CENT,
                low * CENT,
                close * CENT,
                volume,
                volume * close * CENT,
                1L,
                true,
                "trial",
                closes);
        opens = closes;
        cents = close;
        return candle;
    }

    /** A whole number from 0 to below the bound. */
    private long roll(int bound) {
        walk = walk * MULTIPLIER + INCREMENT;
        return (walk >>> 33) % bound;
    }
}

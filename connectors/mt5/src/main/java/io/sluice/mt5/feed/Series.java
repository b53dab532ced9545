package io.sluice.mt5.feed;

import io.sluice.schemas.Timeframe;
import java.time.Instant;

/**
 * What a feed delivers of one instrument.
 *
 * @param instrument instrument as VENUE:SYMBOL
 * @param symbol the terminal's name of it
 * @param timeframe length of its candles
 * @param since open time from which on candles are wanted: the one after the last that is known already
 * @param ticks whether quotes are wanted as well
 */
public record Series(String instrument, String symbol, Timeframe timeframe, Instant since, boolean ticks) {

    /** @throws IllegalArgumentException when the timeframe is none */
    public Series {
        if (timeframe == Timeframe.UNRECOGNISED) {
            throw new IllegalArgumentException(instrument + ": a series needs a timeframe");
        }
    }

    long lengthMillis() {
        return switch (timeframe) {
            case M1 -> 60_000;
            case M5 -> 300_000;
            case M15 -> 900_000;
            case H1 -> 3_600_000;
            case H4 -> 14_400_000;
            case D1 -> 86_400_000;
            case UNRECOGNISED -> throw new IllegalStateException("was refused");
        };
    }
}

package io.sluice.local.bench;

import java.io.IOException;

/** One way to put the {@link BreakoutRules} to candles that it holds already. */
interface Backtester {
    /** From the first candle to the last, with nothing left from an earlier run. */
    Trades run() throws IOException, InterruptedException;
}

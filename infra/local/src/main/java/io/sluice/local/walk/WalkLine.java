package io.sluice.local.walk;

import io.sluice.local.Terminal;
import io.sluice.replay.walk.WalkProgress;
import java.io.Closeable;
import java.util.Locale;

/** How far a search is, its rate and the time left; one line that is written over, at a terminal only. */
final class WalkLine implements WalkProgress, Closeable {
    private static final String LIVE = "SLUICE_TERMINAL";
    private static final long PAUSE_NANOS = 200_000_000;
    private static final String CLEAR = "\r\u001b[K";

    private final Terminal terminal;
    private final boolean live;
    private final long began = System.nanoTime();
    private long told = began;

    WalkLine(Terminal terminal) {
        this.terminal = terminal;
        this.live = terminal.environment().containsKey(LIVE);
    }

    @Override
    public void at(long candles, double part) {
        long now = System.nanoTime();
        if (live && now - told >= PAUSE_NANOS) {
            told = now;
            double seconds = (now - began) / 1e9;
            terminal.err()
                    .print(CLEAR
                            + String.format(
                                    Locale.ROOT,
                                    "%.0f %%  %,d candles traded  %,.0f a second  %.0f s left",
                                    100 * part,
                                    candles,
                                    candles / seconds,
                                    part > 0 ? seconds * (1 - part) / part : 0));
            terminal.err().flush();
        }
    }

    /** Leaves the line empty. */
    @Override
    public void close() {
        if (live) {
            terminal.err().print(CLEAR);
            terminal.err().flush();
        }
    }
}

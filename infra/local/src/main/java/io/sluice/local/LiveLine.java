package io.sluice.local;

import java.io.Closeable;
import java.util.function.DoubleFunction;

/** One line that is written over while work goes on, a few times a second, at a terminal only. */
public final class LiveLine implements Closeable {
    private static final String LIVE = "SLUICE_TERMINAL";
    private static final long PAUSE_NANOS = 200_000_000;
    private static final String CLEAR = "\r\u001b[K";

    private final Terminal terminal;
    private final boolean live;
    private final long began = System.nanoTime();
    private long told = began;

    public LiveLine(Terminal terminal) {
        this.terminal = terminal;
        this.live = terminal.environment().containsKey(LIVE);
    }

    /** @param text of the line, asked for when it is time for another one, with the seconds since the beginning */
    public void show(DoubleFunction<String> text) {
        long now = System.nanoTime();
        if (live && now - told >= PAUSE_NANOS) {
            told = now;
            terminal.err().print(CLEAR + text.apply((now - began) / 1e9));
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

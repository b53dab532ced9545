package io.sluice.local.walk;

import io.sluice.local.LiveLine;
import io.sluice.local.Terminal;
import io.sluice.local.command.DurationText;
import io.sluice.replay.walk.WalkProgress;
import java.io.Closeable;
import java.time.Duration;
import java.util.Locale;

/** How far a search is, its rate and the time left. */
final class WalkLine implements WalkProgress, Closeable {
    private final LiveLine line;

    WalkLine(Terminal terminal) {
        this.line = new LiveLine(terminal);
    }

    @Override
    public void at(long candles, double part) {
        line.show(seconds -> String.format(
                Locale.ROOT,
                "%.0f %%  %,d candles traded  %,.0f a second  %s left",
                100 * part,
                candles,
                candles / seconds,
                DurationText.of(Duration.ofSeconds(part > 0 ? Math.round(seconds * (1 - part) / part) : 0))));
    }

    @Override
    public void close() {
        line.close();
    }
}

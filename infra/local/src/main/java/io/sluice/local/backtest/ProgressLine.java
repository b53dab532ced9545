package io.sluice.local.backtest;

import io.sluice.history.TimeRange;
import io.sluice.local.Terminal;
import io.sluice.market.Micros;
import io.sluice.replay.Replay;
import java.time.Duration;
import java.util.Locale;

/** How far a pass is, its rate, and the time left where the end is known; one line that is written over, at a terminal only. */
final class ProgressLine implements Replay.ProgressListener {
    private static final String LIVE = "SLUICE_TERMINAL";
    private static final long PAUSE_NANOS = 200_000_000;
    private static final String CLEAR = "\r\u001b[K";

    private final Terminal terminal;
    private final TimeRange range;
    private final boolean live;
    private final long began = System.nanoTime();
    private long told = began;
    private long firstTime = Long.MIN_VALUE;

    ProgressLine(Terminal terminal, TimeRange range) {
        this.terminal = terminal;
        this.range = range;
        this.live = terminal.environment().containsKey(LIVE);
    }

    @Override
    public void at(Replay.Progress progress) {
        long now = System.nanoTime();
        firstTime = firstTime == Long.MIN_VALUE ? progress.time() : firstTime;
        if (live && now - told >= PAUSE_NANOS) {
            told = now;
            terminal.err().print(CLEAR + line(progress, (now - began) / 1e9));
            terminal.err().flush();
        }
    }

    private String line(Replay.Progress progress, double seconds) {
        return String.format(
                Locale.ROOT,
                "%s  %,d candles  %,.0f a second%s",
                Micros.instant(progress.time()).toString().substring(0, 10),
                progress.candles(),
                progress.candles() / seconds,
                left(progress, seconds));
    }

    private String left(Replay.Progress progress, double seconds) {
        if (range.to().equals(TimeRange.ALL.to())) {
            return "";
        }
        double done = progress.time() - firstTime;
        double all = Micros.of(range.to()) - firstTime;
        return done <= 0
                ? ""
                : "  " + Math.clamp(Math.round(100 * done / all), 0, 100) + " %  "
                        + Duration.ofSeconds(Math.max(0, Math.round(seconds * (all - done) / done)))
                                .toSeconds()
                        + " s left";
    }

    /** Leaves the line empty. */
    void end() {
        if (live) {
            terminal.err().print(CLEAR);
            terminal.err().flush();
        }
    }
}

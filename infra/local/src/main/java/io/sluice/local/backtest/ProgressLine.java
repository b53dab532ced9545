package io.sluice.local.backtest;

import io.sluice.files.CandleIterator;
import io.sluice.history.TimeRange;
import io.sluice.local.LiveLine;
import io.sluice.local.Terminal;
import io.sluice.local.command.DurationText;
import io.sluice.market.Micros;
import io.sluice.replay.Replay;
import java.io.Closeable;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;

/**
 * How far a pass is, its rate, and the time left: told by the time that the candles have reached where the end of the range
 * is stated, else by how much of the sources has been read.
 */
final class ProgressLine implements Replay.ProgressListener, Closeable {
    private final LiveLine line;
    private final TimeRange range;
    private final Supplier<Optional<CandleIterator.Progress>> read;
    private long firstTime = Long.MIN_VALUE;

    /** @param read how much of the sources has been read; empty when that is not known */
    ProgressLine(Terminal terminal, TimeRange range, Supplier<Optional<CandleIterator.Progress>> read) {
        this.line = new LiveLine(terminal);
        this.range = range;
        this.read = read;
    }

    @Override
    public void at(Replay.Progress progress) {
        firstTime = firstTime == Long.MIN_VALUE ? progress.time() : firstTime;
        line.show(seconds -> text(progress, seconds, part(progress.time())));
    }

    /** From 0 to 1; empty when it cannot be told. */
    private OptionalDouble part(long time) {
        if (!range.to().equals(TimeRange.ALL.to())) {
            return part((double) (time - firstTime), (double) (Micros.of(range.to()) - firstTime));
        }
        Optional<CandleIterator.Progress> told = read.get();
        return told.isPresent()
                ? part((double) told.get().done(), (double) told.get().all())
                : OptionalDouble.empty();
    }

    private static OptionalDouble part(double done, double all) {
        return done <= 0 || all <= 0 ? OptionalDouble.empty() : OptionalDouble.of(Math.min(1, done / all));
    }

    /** @param part done, above 0 and at most 1; empty when it is not known */
    static String text(Replay.Progress progress, double seconds, OptionalDouble part) {
        String rate = String.format(
                Locale.ROOT,
                "%s  %,d candles  %,.0f a second",
                Micros.instant(progress.time()).toString().substring(0, 10),
                progress.candles(),
                progress.candles() / seconds);
        if (part.isEmpty()) {
            return rate;
        }
        double done = part.getAsDouble();
        return rate + "  " + Math.round(100 * done) + " %  "
                + DurationText.of(Duration.ofSeconds(Math.round(seconds * (1 - done) / done))) + " left";
    }

    @Override
    public void close() {
        line.close();
    }
}

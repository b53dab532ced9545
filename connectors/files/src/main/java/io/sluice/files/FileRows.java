package io.sluice.files;

import io.sluice.files.check.Refusal;
import io.sluice.files.check.RowCheck;
import io.sluice.files.csv.Bar;
import io.sluice.files.csv.BrokenRowException;
import io.sluice.files.csv.Lines;
import io.sluice.files.csv.RowParser;
import io.sluice.schemas.Candle;
import io.sluice.schemas.RejectReason;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rows of one file that are candles by themselves, in the order of the file; the others are reported. */
final class FileRows implements Closeable {
    /** Binance's last instant of a whole candle is a millisecond before its end, or a microsecond. */
    private static final Duration LAST_INSTANT = Duration.ofMillis(1);

    private final KnownFile file;
    private final RowParser parser;
    private final RowCheck check;
    private final Lines lines;
    private final ImportTally.OfFile tally;
    private final ImportSettings settings;
    /** Open time of the last row that is a candle: where the file is. */
    private Instant reached;

    FileRows(KnownFile file, ImportSettings settings, Instant now, ImportTally tally) throws IOException {
        this.file = file;
        this.settings = settings;
        this.reached = file.begins();
        this.parser = file.format().parser(settings.zone());
        this.check = new RowCheck(file.grid(), now);
        this.lines = file.file().open();
        this.tally = tally.file(file);
    }

    ImportTally.OfFile tally() {
        return tally;
    }

    /** The next candle, or null after the last. A file that cannot be read to its end ends here, and that is reported. */
    @Nullable
    Candle next() {
        while (advance()) {
            if (lines.number() != file.format().headerLine() && !lines.isBlank()) {
                Candle candle = candle();
                if (candle != null) {
                    return candle;
                }
            }
        }
        return null;
    }

    private boolean advance() {
        try {
            return lines.advance();
        } catch (IOException e) {
            tally.read();
            Refusal refusal = new Refusal(RejectReason.UNDECODABLE, "the file cannot be read any further: " + e);
            tally.refused(lines.number() + 1, refusal, "");
            return false;
        }
    }

    private @Nullable Candle candle() {
        tally.read();
        Bar bar;
        try {
            bar = parser.parse(lines);
        } catch (BrokenRowException e) {
            refuse(reached, new Refusal(RejectReason.UNDECODABLE, e.reason()));
            return null;
        }
        Optional<Refusal> fault = check.faultOf(bar);
        if (fault.isPresent()) {
            refuse(bar.openTime(), fault.get());
            return null;
        }
        reached = bar.openTime();
        return candle(bar);
    }

    /** Reports the row given last, or in hand, if it matters: its time, or its place in the file, is in the range. */
    void refuse(Instant opens, Refusal refusal) {
        if (settings.holds(opens) || settings.holds(reached)) {
            tally.refused(lines.number(), refusal, lines.text());
        }
    }

    /** Bytes of the file that have been read, packed as they are; may be asked by any thread. */
    long bytesRead() {
        return lines.bytesRead();
    }

    private Candle candle(Bar bar) {
        Instant closeTime = file.grid().closeTime(bar.openTime());
        Instant last = bar.lastInstant();
        return new Candle(
                file.instrument(),
                file.grid().timeframe(),
                bar.openTime(),
                closeTime,
                bar.open(),
                bar.high(),
                bar.low(),
                bar.close(),
                bar.volume(),
                bar.quoteVolume(),
                bar.tradeCount(),
                last == null || !last.isBefore(closeTime.minus(LAST_INSTANT)),
                file.format().kind().source(),
                closeTime);
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}

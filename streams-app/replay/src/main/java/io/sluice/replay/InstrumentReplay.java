package io.sluice.replay;

import io.sluice.instrument.InstrumentSettings;
import io.sluice.market.Micros;
import io.sluice.schemas.Candle;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** One instrument: its candles are read and folded up to a time, and then up to the next. */
final class InstrumentReplay {
    private static final long NONE = Long.MAX_VALUE;

    private final InstrumentFolding folding;
    private final CandleReader reader;
    private final String instrument;
    private @Nullable Candle next;
    private long nextTime;

    InstrumentReplay(InstrumentSettings settings, CandleReader reader, MarketListener listener) throws IOException {
        this.folding = new InstrumentFolding(settings, listener);
        this.reader = reader;
        this.instrument = settings.instrument().id();
        read();
    }

    /** When the next candle closes, microseconds; the greatest long after the last. */
    long nextTime() {
        return nextTime;
    }

    long rejected() {
        return folding.rejected();
    }

    /** Folds what closes before a time. */
    MarketWindow foldUntil(long end) throws IOException {
        MarketWindow window = new MarketWindow(instrument);
        while (nextTime < end && next != null) {
            folding.fold(next, window);
            read();
        }
        return window;
    }

    private void read() throws IOException {
        next = reader.read();
        nextTime = next == null ? NONE : Micros.of(next.getCloseTime());
    }
}

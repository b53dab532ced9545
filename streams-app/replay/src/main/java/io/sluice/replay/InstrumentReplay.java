package io.sluice.replay;

import io.sluice.instrument.InstrumentFold;
import io.sluice.instrument.InstrumentSettings;
import io.sluice.instrument.InstrumentSink;
import io.sluice.instrument.InstrumentState;
import io.sluice.market.Micros;
import io.sluice.schemas.Candle;
import io.sluice.schemas.Mark;
import io.sluice.schemas.RejectReason;
import io.sluice.schemas.Signal;
import io.sluice.schemas.SuppressedSignal;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One instrument: its candles are read and folded up to a time, and then up to the next. */
final class InstrumentReplay implements InstrumentSink {
    private static final long NONE = Long.MAX_VALUE;

    private final InstrumentFold fold;
    private final InstrumentState state;
    private final CandleReader reader;
    private final MarketListener listener;
    private final String instrument;
    private @Nullable Candle next;
    private long nextTime;
    private Candle current;
    private @Nullable Mark mark;
    private List<Signal> signals = List.of();
    private long rejected;

    InstrumentReplay(InstrumentSettings settings, CandleReader reader, MarketListener listener) throws IOException {
        this.fold = new InstrumentFold(settings);
        this.state = fold.newState();
        this.reader = reader;
        this.listener = listener;
        this.instrument = settings.instrument().id();
        read();
        this.current = next == null ? new Candle() : next;
    }

    /** When the next candle closes, microseconds; the greatest long after the last. */
    long nextTime() {
        return nextTime;
    }

    long rejected() {
        return rejected;
    }

    /** Folds what closes before a time. */
    MarketWindow foldUntil(long end) throws IOException {
        MarketWindow window = new MarketWindow(instrument);
        while (nextTime < end && next != null) {
            fold(next, window);
            read();
        }
        return window;
    }

    private void fold(Candle candle, MarketWindow window) {
        current = candle;
        window.count();
        fold.apply(state, candle, this);
        if (mark != null) {
            window.add(new MarketWindow.Moment(nextTime, candle.getCloseTime(), mark, signals));
            mark = null;
            signals = List.of();
        }
    }

    private void read() throws IOException {
        next = reader.read();
        nextTime = next == null ? NONE : Micros.of(next.getCloseTime());
    }

    @Override
    public void mark(Mark told, Instant closeTime) {
        mark = told;
        listener.candle(current, told);
    }

    @Override
    public void signal(Signal signal) {
        if (signals.isEmpty()) {
            signals = new ArrayList<>(2);
        }
        signals.add(signal);
        listener.signal(signal);
    }

    @Override
    public void mergedLate(Candle candle) {
        listener.mergedLate(candle);
    }

    @Override
    public void rolledUp(Candle candle) {
        listener.rolledUp(candle);
    }

    @Override
    public void suppressed(SuppressedSignal suppressed) {
        listener.suppressed(suppressed);
    }

    @Override
    public void rejected(RejectReason reason, String detail) {
        rejected++;
        listener.rejected(current, reason, detail);
    }
}

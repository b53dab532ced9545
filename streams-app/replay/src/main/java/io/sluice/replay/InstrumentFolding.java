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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Folds candles of one instrument, and keeps what each of them says to the accounts. */
final class InstrumentFolding implements InstrumentSink {
    private final InstrumentFold fold;
    private final InstrumentState state;
    private final MarketListener listener;
    private Candle current = new Candle();
    private @Nullable Mark mark;
    private List<Signal> signals = List.of();
    private long rejected;

    InstrumentFolding(InstrumentSettings settings, MarketListener listener) {
        this.fold = new InstrumentFold(settings);
        this.state = fold.newState();
        this.listener = listener;
    }

    /** @param window takes what accounts hear of it, which is nothing when it is refused */
    void fold(Candle candle, MarketWindow window) {
        current = candle;
        window.count();
        fold.apply(state, candle, this);
        if (mark != null) {
            Instant closes = candle.getCloseTime();
            window.add(new MarketWindow.Moment(Micros.of(closes), closes, mark, signals));
            mark = null;
            signals = List.of();
        }
    }

    /** Candles that were refused. */
    long rejected() {
        return rejected;
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

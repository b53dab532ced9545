package io.sluice.replay;

import io.sluice.schemas.Candle;
import io.sluice.schemas.Mark;
import io.sluice.schemas.RejectReason;
import io.sluice.schemas.Signal;
import io.sluice.schemas.SuppressedSignal;

/** Two who hear the same of an instrument, one after the other. */
public record MarketPair(MarketListener first, MarketListener second) implements MarketListener {
    @Override
    public void candle(Candle candle, Mark mark) {
        first.candle(candle, mark);
        second.candle(candle, mark);
    }

    @Override
    public void mergedLate(Candle candle) {
        first.mergedLate(candle);
        second.mergedLate(candle);
    }

    @Override
    public void rolledUp(Candle candle) {
        first.rolledUp(candle);
        second.rolledUp(candle);
    }

    @Override
    public void signal(Signal signal) {
        first.signal(signal);
        second.signal(signal);
    }

    @Override
    public void suppressed(SuppressedSignal suppressed) {
        first.suppressed(suppressed);
        second.suppressed(suppressed);
    }

    @Override
    public void rejected(Candle candle, RejectReason reason, String detail) {
        first.rejected(candle, reason, detail);
        second.rejected(candle, reason, detail);
    }
}

package com.example;

import io.sluice.instrument.InstrumentSink;
import io.sluice.schemas.Candle;
import io.sluice.schemas.Mark;
import io.sluice.schemas.RejectReason;
import io.sluice.schemas.Signal;
import io.sluice.schemas.SuppressedSignal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Keeps the signals; anything else but marks is a mistake of the test. */
final class Heard implements InstrumentSink {
    private final List<Signal> signals = new ArrayList<>();

    List<Signal> signals() {
        return signals;
    }

    @Override
    public void mark(Mark mark, Instant closeTime) {}

    @Override
    public void mergedLate(Candle candle) {
        throw new AssertionError("late: " + candle);
    }

    @Override
    public void rolledUp(Candle candle) {
        throw new AssertionError("rolled up: " + candle);
    }

    @Override
    public void signal(Signal signal) {
        signals.add(signal);
    }

    @Override
    public void suppressed(SuppressedSignal suppressed) {
        throw new AssertionError("suppressed: " + suppressed);
    }

    @Override
    public void rejected(RejectReason reason, String detail) {
        throw new AssertionError("rejected: " + detail);
    }
}

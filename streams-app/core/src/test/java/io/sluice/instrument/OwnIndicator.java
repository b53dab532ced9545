package io.sluice.instrument;

import io.sluice.indicator.CandleWindow;
import io.sluice.indicator.Indicator;
import java.nio.ByteBuffer;

/** Counts candles that rose; of the ways to get its memory wrong, a test chooses one. */
final class OwnIndicator implements Indicator {
    /** What it does wrong. */
    enum Fault {
        NONE,
        FORGETS,
        SAVES_LESS,
        SAVES_MORE,
        LOADS_LESS,
        THROWS,
        NO_HISTORY,
        NEGATIVE_BYTES
    }

    static final double TOO_HIGH = 1_000;

    private final Fault fault;
    private int risen;

    OwnIndicator(Fault fault) {
        this.fault = fault;
    }

    int risen() {
        return risen;
    }

    @Override
    public void update(CandleWindow candles) {
        if (fault == Fault.THROWS && candles.close(0) > TOO_HIGH) {
            throw new ArithmeticException("too high");
        }
        if (candles.body(0) > 0) {
            risen++;
        }
    }

    @Override
    public boolean ready() {
        return true;
    }

    @Override
    public int history() {
        return fault == Fault.NO_HISTORY ? 0 : 1;
    }

    @Override
    public int bytes() {
        return switch (fault) {
            case FORGETS -> 0;
            case NEGATIVE_BYTES -> -1;
            default -> Integer.BYTES;
        };
    }

    @Override
    public void save(ByteBuffer out) {
        switch (fault) {
            case FORGETS -> {}
            case SAVES_LESS -> out.putShort((short) risen);
            case SAVES_MORE -> out.putLong(risen);
            default -> out.putInt(risen);
        }
    }

    @Override
    public void load(ByteBuffer in) {
        switch (fault) {
            case FORGETS -> {}
            case LOADS_LESS -> risen = in.getShort();
            default -> risen = in.getInt();
        }
    }

    @Override
    public void rebuild(CandleWindow candles) {}
}

package io.sluice.account;

import io.sluice.market.Micros;
import io.sluice.risk.LastPrice;
import io.sluice.schemas.Mark;
import io.sluice.state.SlotReader;
import io.sluice.state.SlotWriter;
import io.sluice.value.Price;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What is last known of an instrument's market, as primitives: it changes with each candle. */
final class LastMark extends Remembered {
    static final String PREFIX = "mark:";

    private final String slot;
    private double close;
    /** NaN while there is none. */
    private double atr = Double.NaN;

    private long time = Clock.NEVER;
    /** The same as exact values, made when they are first asked for; null until then. */
    private @Nullable LastPrice view;

    LastMark(Changes changes, String instrument) {
        super(changes);
        this.slot = PREFIX + instrument;
    }

    void set(Mark mark, long markTime) {
        Double range = mark.getAtr();
        close = mark.getClose();
        atr = range == null ? Double.NaN : range;
        time = markTime;
        view = null;
        touch();
    }

    /** {@link Clock#NEVER} before the first mark. */
    long time() {
        return time;
    }

    /** Null while there is none. */
    @Nullable
    BigDecimal atr() {
        return Double.isNaN(atr) ? null : BigDecimal.valueOf(atr);
    }

    /** The same as {@link #atr}, to the precision of a double; NaN while there is none. */
    double roughAtr() {
        return atr;
    }

    /** Null before the first mark. */
    @Nullable
    LastPrice view() {
        if (view == null && time != Clock.NEVER) {
            view = new LastPrice(Price.of(close), atr(), Micros.instant(time));
        }
        return view;
    }

    @Override
    String slot() {
        return slot;
    }

    @Override
    void write(SlotWriter out) {
        out.real(close).real(atr).whole(time);
    }

    @Override
    void read(SlotReader in) {
        close = in.real();
        atr = in.real();
        time = in.whole();
        view = null;
    }
}

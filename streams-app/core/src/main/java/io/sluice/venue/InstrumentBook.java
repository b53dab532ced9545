package io.sluice.venue;

import io.sluice.value.Quantity;
import org.jspecify.annotations.Nullable;

/** What the venue keeps of one instrument. One object for as long as the state lives: each candle changes it. */
final class InstrumentBook {
    private final String instrument;
    private @Nullable Bar last;
    private Quantity position;
    private Quantity taken;
    private boolean changed;

    InstrumentBook(String instrument) {
        this(instrument, null, Quantity.ZERO, Quantity.ZERO);
    }

    InstrumentBook(String instrument, @Nullable Bar last, Quantity position, Quantity taken) {
        this.instrument = instrument;
        this.last = last;
        this.position = position;
        this.taken = taken;
    }

    String instrument() {
        return instrument;
    }

    /** Last candle; null before the first. */
    @Nullable
    Bar last() {
        return last;
    }

    /** Net holding of the account, base units, positive is long. */
    Quantity position() {
        return position;
    }

    /** Volume of the last candle the account's orders have taken, base units. */
    Quantity taken() {
        return taken;
    }

    /** Notes that it is to be written; whether it was not noted already. */
    boolean change() {
        boolean first = !changed;
        changed = true;
        return first;
    }

    /** It was written, or need not be. */
    void unchanged() {
        changed = false;
    }

    void see(Bar bar) {
        last = bar;
        taken = Quantity.ZERO;
    }

    void trade(Quantity signed) {
        position = position.plus(signed);
        taken = taken.plus(signed.abs());
    }
}

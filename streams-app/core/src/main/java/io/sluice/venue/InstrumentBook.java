package io.sluice.venue;

import io.sluice.value.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * What the venue keeps of one instrument.
 *
 * @param instrument its id
 * @param last last candle; null before the first
 * @param position net holding of the account, base units, positive is long
 * @param taken volume of the last candle the account's orders have taken, base units
 */
record InstrumentBook(String instrument, @Nullable Bar last, Quantity position, Quantity taken) {

    static InstrumentBook empty(String instrument) {
        return new InstrumentBook(instrument, null, Quantity.ZERO, Quantity.ZERO);
    }

    InstrumentBook seen(Bar bar) {
        return new InstrumentBook(instrument, bar, position, Quantity.ZERO);
    }

    InstrumentBook traded(Quantity signed) {
        return new InstrumentBook(instrument, last, position.plus(signed), taken.plus(signed.abs()));
    }
}

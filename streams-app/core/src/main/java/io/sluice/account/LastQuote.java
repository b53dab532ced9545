package io.sluice.account;

import io.sluice.market.Micros;
import io.sluice.risk.BookQuote;
import io.sluice.schemas.Quote;
import io.sluice.state.SlotReader;
import io.sluice.state.SlotWriter;
import io.sluice.value.Price;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The bid and ask that are last known of an instrument; a slot of its own, because only real venues tell them. */
final class LastQuote extends Remembered {
    static final String PREFIX = "quote:";

    private final String slot;
    private double bid;
    private double ask;
    /** NaN where the venue does not tell it, as is the next. */
    private double bidQuantity = Double.NaN;

    private double askQuantity = Double.NaN;
    private long time = Clock.NEVER;

    LastQuote(Changes changes, String instrument) {
        super(changes);
        this.slot = PREFIX + instrument;
    }

    /** Instant at which the book was as a quote tells it, micros. */
    static long bookTime(Quote told) {
        Instant book = told.getBookTime();
        return Micros.of(book == null ? told.getTime() : book);
    }

    void set(Quote told) {
        bid = told.getBid();
        ask = told.getAsk();
        bidQuantity = known(told.getBidQuantity());
        askQuantity = known(told.getAskQuantity());
        time = bookTime(told);
        touch();
    }

    private static double known(@Nullable Double quantity) {
        return quantity == null || !Double.isFinite(quantity) || quantity < 0 ? Double.NaN : quantity;
    }

    /** {@link Clock#NEVER} before the first. */
    long time() {
        return time;
    }

    /** Null before the first. */
    @Nullable
    BookQuote view() {
        return time == Clock.NEVER
                ? null
                : new BookQuote(
                        Price.of(bid), Price.of(ask), exact(bidQuantity), exact(askQuantity), Micros.instant(time));
    }

    private static @Nullable BigDecimal exact(double quantity) {
        return Double.isNaN(quantity) ? null : BigDecimal.valueOf(quantity);
    }

    @Override
    String slot() {
        return slot;
    }

    @Override
    void write(SlotWriter out) {
        out.real(bid).real(ask).real(bidQuantity).real(askQuantity).whole(time);
    }

    @Override
    void read(SlotReader in) {
        bid = in.real();
        ask = in.real();
        bidQuantity = in.real();
        askQuantity = in.real();
        time = in.whole();
    }
}

package io.sluice.account;

import io.sluice.market.Micros;
import io.sluice.risk.FundingQuote;
import io.sluice.schemas.FundingRate;
import io.sluice.state.SlotReader;
import io.sluice.state.SlotWriter;
import org.jspecify.annotations.Nullable;

/** The funding rate that is last known of an instrument; a slot of its own, because few instruments have one. */
final class LastRate extends Remembered {
    static final String PREFIX = "rate:";

    private final String slot;
    private double rate;
    private long time = Clock.NEVER;

    LastRate(Changes changes, String instrument) {
        super(changes);
        this.slot = PREFIX + instrument;
    }

    void set(FundingRate told, long toldAt) {
        rate = told.getRate();
        time = toldAt;
        touch();
    }

    /** {@link Clock#NEVER} before the first. */
    long time() {
        return time;
    }

    /** Null before the first. */
    @Nullable
    FundingQuote view() {
        return time == Clock.NEVER ? null : new FundingQuote(rate, Micros.instant(time));
    }

    @Override
    String slot() {
        return slot;
    }

    @Override
    void write(SlotWriter out) {
        out.real(rate).whole(time);
    }

    @Override
    void read(SlotReader in) {
        rate = in.real();
        time = in.whole();
    }
}

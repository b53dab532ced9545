package io.sluice.account;

import io.sluice.market.Micros;
import io.sluice.risk.MarginUse;
import io.sluice.state.SlotReader;
import io.sluice.state.SlotWriter;
import io.sluice.value.Money;
import org.jspecify.annotations.Nullable;

/** What the venue last said of the account's margin, and whether people know that it is beyond its limit. */
final class LastMargin extends Remembered {
    static final String SLOT = "margin";

    private Money required = Money.ZERO;
    private Money balance = Money.ZERO;
    private long time = Clock.NEVER;
    private boolean told;

    LastMargin(Changes changes) {
        super(changes);
    }

    /** @param saidAt account time, micros */
    void set(Money stated, Money stands, long saidAt) {
        required = stated;
        balance = stands;
        time = saidAt;
        touch();
    }

    /** Whether people were told that it is beyond its limit, and not yet that it is back. */
    boolean isTold() {
        return told;
    }

    void told(boolean beyond) {
        told = beyond;
        touch();
    }

    /** Null before the venue said anything. */
    @Nullable
    MarginUse view() {
        return time == Clock.NEVER ? null : new MarginUse(required, balance, Micros.instant(time));
    }

    @Override
    String slot() {
        return SLOT;
    }

    @Override
    void write(SlotWriter out) {
        out.money(required).money(balance).whole(time).flag(told);
    }

    @Override
    void read(SlotReader in) {
        required = in.money();
        balance = in.money();
        time = in.whole();
        told = in.flag();
    }
}

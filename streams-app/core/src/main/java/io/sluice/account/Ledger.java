package io.sluice.account;

import io.sluice.schemas.BreakerState;
import io.sluice.schemas.TradingState;
import io.sluice.state.SlotReader;
import io.sluice.state.SlotWriter;
import io.sluice.value.Money;

/** The account's cash, its reference figures and what it may do. */
final class Ledger extends Remembered {
    static final String SLOT = "account";

    private Money balance;
    private Money dayStart;
    private Money dayPeak;
    private Money weekStart;
    private BreakerState breaker = BreakerState.CLOSED;
    private TradingState tradingState = TradingState.ACTIVE;
    private boolean synchronised;
    private long venueSyncedAt = Clock.NEVER;
    private boolean settled;
    private Money stated = Money.ZERO;
    private long statedAt = Clock.NEVER;
    private long venueSaidAt = Clock.NEVER;
    private boolean flattened;
    private long day = Clock.NEVER;
    private int entriesToday;
    private long sequence;

    /** @param synchronised whether there is nothing yet in which the venue could differ */
    Ledger(Changes changes, Money initialBalance, boolean synchronised) {
        super(changes);
        this.synchronised = synchronised;
        balance = initialBalance;
        dayStart = initialBalance;
        dayPeak = initialBalance;
        weekStart = initialBalance;
    }

    Money balance() {
        return balance;
    }

    Money dayStart() {
        return dayStart;
    }

    Money dayPeak() {
        return dayPeak;
    }

    Money weekStart() {
        return weekStart;
    }

    BreakerState breaker() {
        return breaker;
    }

    TradingState tradingState() {
        return tradingState;
    }

    boolean synchronised() {
        return synchronised;
    }

    /** Latest time up to which the venue said that it agrees, micros; {@link Clock#NEVER} before it first did. */
    long venueSyncedAt() {
        return venueSyncedAt;
    }

    /** Whether money was booked or stated before, so that a later statement is a change and not the beginning. */
    boolean settled() {
        return settled;
    }

    /** Event time of the venue's last statement, micros; {@link Clock#NEVER} before the first. */
    long statedAt() {
        return statedAt;
    }

    /** Whether this is the venue's last statement once more. */
    boolean wasStated(Money amount, long time) {
        return time == statedAt && amount.equals(stated);
    }

    /** Whether everything is to be closed, also what entries on their way still fill. */
    boolean flattened() {
        return flattened;
    }

    int entriesToday() {
        return entriesToday;
    }

    /** A number never given before in this account. */
    long nextSequence() {
        touch();
        return sequence++;
    }

    void add(Money amount) {
        balance = balance.plus(amount);
        settled = true;
        touch();
    }

    void countEntry() {
        entriesToday++;
        touch();
    }

    /**
     * A statement of the venue; see {@link Valuation#state}.
     *
     * @param time event time of the statement, micros
     */
    void state(Money amount, long time) {
        balance = amount;
        stated = amount;
        statedAt = time;
        settled = true;
        touch();
    }

    void tradingState(TradingState state) {
        tradingState = state;
        touch();
    }

    void flatten() {
        flattened = true;
        touch();
    }

    void resume() {
        tradingState = TradingState.ACTIVE;
        flattened = false;
        touch();
    }

    /**
     * A word of the venue; one that is older than its last counts for nothing.
     *
     * @param time event time at which the venue said so, micros
     */
    void synchronised(boolean agrees, long time) {
        if (time < venueSaidAt) {
            return;
        }
        synchronised = agrees;
        venueSaidAt = time;
        venueSyncedAt = agrees ? time : venueSyncedAt;
        touch();
    }

    void trip(BreakerState reason) {
        breaker = reason;
        tradingState = TradingState.HALTED;
        touch();
    }

    /** Day and week begin again at this equity; without it a resumed breaker would trip at once. */
    void resetBreaker(Money equity) {
        breaker = BreakerState.CLOSED;
        restartReferences(equity);
    }

    void restartReferences(Money equity) {
        dayStart = equity;
        dayPeak = equity;
        weekStart = equity;
        touch();
    }

    /** Money that came from outside is not profit: it must not hide a loss. */
    void raiseReferences(Money deposit) {
        dayStart = dayStart.plus(deposit);
        dayPeak = dayPeak.plus(deposit);
        weekStart = weekStart.plus(deposit);
        touch();
    }

    void peak(Money equity) {
        if (equity.compareTo(dayPeak) > 0) {
            dayPeak = equity;
            touch();
        }
    }

    /** Whether a time is on a later UTC day than the last one seen. */
    boolean isNewDay(long time) {
        return day == Clock.NEVER || UtcDay.of(time) > day;
    }

    void rollTo(long time, Money equity) {
        long today = UtcDay.of(time);
        if (day == Clock.NEVER || UtcDay.weekOf(today) != UtcDay.weekOf(day)) {
            weekStart = equity;
        }
        day = today;
        dayStart = equity;
        dayPeak = equity;
        entriesToday = 0;
        touch();
    }

    @Override
    String slot() {
        return SLOT;
    }

    @Override
    void write(SlotWriter out) {
        out.money(balance)
                .money(dayStart)
                .money(dayPeak)
                .money(weekStart)
                .symbol(breaker)
                .symbol(tradingState)
                .flag(synchronised)
                .whole(venueSyncedAt)
                .flag(settled)
                .money(stated)
                .whole(statedAt)
                .whole(venueSaidAt)
                .flag(flattened)
                .whole(day)
                .count(entriesToday)
                .whole(sequence);
    }

    @Override
    void read(SlotReader in) {
        balance = in.money();
        dayStart = in.money();
        dayPeak = in.money();
        weekStart = in.money();
        breaker = in.symbol(BreakerState.class);
        tradingState = in.symbol(TradingState.class);
        synchronised = in.flag();
        venueSyncedAt = in.whole();
        settled = in.flag();
        stated = in.money();
        statedAt = in.whole();
        venueSaidAt = in.whole();
        flattened = in.flag();
        day = in.whole();
        entriesToday = in.count();
        sequence = in.whole();
    }
}

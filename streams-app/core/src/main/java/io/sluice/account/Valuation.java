package io.sluice.account;

import io.sluice.risk.SlicingStyle;
import io.sluice.schemas.Balance;
import io.sluice.schemas.FundingRate;
import io.sluice.schemas.Mark;
import io.sluice.schemas.Quote;
import io.sluice.schemas.RejectReason;
import io.sluice.value.Money;
import io.sluice.value.Price;

/** Values the account: marks of its instruments, and its cash as the venue states it. */
final class Valuation {
    private final AccountSettings settings;
    private final Protection protection;
    private final Breaker breaker;
    private final boolean learnsVolume;
    private final boolean learnsTraded;

    Valuation(AccountSettings settings, Protection protection, Breaker breaker) {
        this.settings = settings;
        this.protection = protection;
        this.breaker = breaker;
        this.learnsTraded = !settings.isOnPaper() || settings.limits().market().asksForVolume();
        this.learnsVolume = settings.limits().execution().slicing().style() == SlicingStyle.VWAP;
    }

    /** Remembers a close; where something is held, values it, lets its stop follow and looks at the breaker. */
    void mark(Turn turn, Mark mark, long time) {
        Trade trade = turn.state().trade(mark.getInstrument());
        if (trade == null) {
            turn.rejected(RejectReason.UNKNOWN_INSTRUMENT, "mark of " + mark.getInstrument());
        } else if (isSound(turn, mark, trade.mark(), time)) {
            trade.mark().set(mark, time);
            if (learnsVolume) {
                trade.volume().learn(mark.getVolume(), time);
            }
            if (learnsTraded) {
                trade.traded().learn(mark.getVolume(), mark.getClose(), time);
            }
            if (!trade.isFlat()) {
                trade.value(Price.of(mark.getClose()));
                protection.trail(turn, trade);
                protection.nearTargets(turn, trade);
                turn.changed(trade);
            }
            if (turn.state().holdsAnything()) {
                protection.watch(turn);
                breaker.check(turn);
            }
        }
    }

    /** R-FUNDING: remembers what holding an instrument costs. */
    void rate(Turn turn, FundingRate told, long time) {
        Trade trade = turn.state().trade(told.getInstrument());
        if (trade == null) {
            turn.rejected(RejectReason.UNKNOWN_INSTRUMENT, "funding rate of " + told.getInstrument());
        } else if (time < trade.rate().time()) {
            turn.rejected(
                    RejectReason.OUT_OF_ORDER, "funding rate of " + told.getInstrument() + " is older than the last");
        } else if (!Double.isFinite(told.getRate())) {
            turn.rejected(RejectReason.NOT_FINITE, "funding rate of " + told.getInstrument() + " is " + told.getRate());
        } else {
            trade.rate().set(told, time);
        }
    }

    /** R-SLIPPAGE: remembers bid and ask. Those that cannot be, or that are older than what is known, change nothing. */
    void quote(Turn turn, Quote told) {
        Trade trade = turn.state().trade(told.getInstrument());
        String what = "quote of " + told.getInstrument();
        if (trade == null) {
            turn.rejected(RejectReason.UNKNOWN_INSTRUMENT, what);
        } else if (LastQuote.bookTime(told) < trade.quote().time()) {
            turn.rejected(RejectReason.OUT_OF_ORDER, what + " is older than the last");
        } else if (!Price.isPossible(told.getBid())) {
            turn.rejected(reason(told.getBid()), what + " has a bid of " + told.getBid());
        } else if (!Price.isPossible(told.getAsk())) {
            turn.rejected(reason(told.getAsk()), what + " has an ask of " + told.getAsk());
        } else if (told.getAsk() < told.getBid()) {
            turn.rejected(
                    RejectReason.INCONSISTENT_PRICES,
                    what + " has a bid of " + told.getBid() + " above its ask of " + told.getAsk());
        } else {
            trade.quote().set(told);
        }
    }

    /**
     * Takes over the venue's cash. The first statement before any money was booked is where the account begins. Later,
     * less than we know of is a loss; more came from outside and raises what losses are measured from, so that it hides
     * none. A statement that is older than the last, or comes again, is refused: what was booked since would be undone.
     *
     * @param time event time of the statement, micros
     */
    void state(Turn turn, Balance balance, long time) {
        Ledger ledger = turn.state().ledger();
        Money stated = new Money(balance.getBalance());
        if (!balance.getCurrency().equals(settings.currency())) {
            turn.rejected(
                    RejectReason.ILLEGAL_TRANSITION,
                    "balance in " + balance.getCurrency() + ", account in " + settings.currency());
        } else if (time < ledger.statedAt()) {
            turn.rejected(RejectReason.OUT_OF_ORDER, "balance is older than the last one");
        } else if (ledger.wasStated(stated, time)) {
            turn.rejected(RejectReason.DUPLICATE, "balance was stated already");
        } else {
            takeOver(turn, stated, time);
        }
    }

    private void takeOver(Turn turn, Money stated, long time) {
        Ledger ledger = turn.state().ledger();
        Money more = stated.minus(ledger.balance());
        boolean beginning = !ledger.settled();
        ledger.state(stated, time);
        if (beginning || more.value().signum() > 0) {
            turn.state().rollout().shift(more.value().doubleValue());
        }
        if (beginning) {
            ledger.restartReferences(turn.state().figures().equity());
        } else if (more.value().signum() > 0) {
            ledger.raiseReferences(more);
        }
        turn.changed();
        breaker.check(turn);
    }

    private static boolean isSound(Turn turn, Mark mark, LastMark last, long time) {
        if (time < last.time()) {
            turn.rejected(RejectReason.OUT_OF_ORDER, "mark of " + mark.getInstrument() + " is older than the last one");
        } else if (time == last.time()) {
            turn.rejected(
                    RejectReason.DUPLICATE, "mark of " + mark.getInstrument() + " is not newer than the last one");
        } else if (!Price.isPossible(mark.getClose())) {
            turn.rejected(reason(mark.getClose()), "mark of " + mark.getInstrument() + " closes at " + mark.getClose());
        } else if (mark.getAtr() != null && mark.getAtr() != 0 && !Price.isPossible(mark.getAtr())) {
            turn.rejected(reason(mark.getAtr()), "mark of " + mark.getInstrument() + " has ATR " + mark.getAtr());
        } else {
            return true;
        }
        return false;
    }

    private static RejectReason reason(double value) {
        return value <= 0 ? RejectReason.NEGATIVE : RejectReason.NOT_FINITE;
    }
}

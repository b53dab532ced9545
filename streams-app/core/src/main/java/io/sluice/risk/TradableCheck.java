package io.sluice.risk;

import io.sluice.market.InstrumentDefinition;
import io.sluice.market.Micros;
import io.sluice.market.TradingCalendar;
import io.sluice.schemas.Verdict;
import java.time.Duration;

/**
 * R-TRADABLE: a signal is followed while the market is open, with a fresh price and while the signal itself is fresh.
 * Ages and opening hours are judged in the account's own time; holidays are not known. Operators and protection do not
 * ask: a market that is closed or silent is then the venue's to refuse.
 *
 * <p>Figures: {@code markAge}, {@code maxMarkAge}, {@code signalAge}, {@code maxSignalAge}, seconds.
 *
 * @param maxMarkAge oldest last price
 * @param maxSignalAge oldest signal
 */
record TradableCheck(Duration maxMarkAge, Duration maxSignalAge) implements RiskCheck {

    @Override
    public String code() {
        return "R-TRADABLE";
    }

    @Override
    public Scope scope() {
        return Scope.SIGNALS;
    }

    @Override
    public Verdict evaluate(Intent intent, AccountView account) {
        LastPrice last = account.lastPrice(intent.instrument());
        if (last == null) {
            return VerdictDraft.of(this).missing("no mark for " + intent.instrument());
        }
        InstrumentDefinition definition = account.definition(intent.instrument());
        if (definition == null) {
            return VerdictDraft.of(this).missing("no definition of " + intent.instrument());
        }
        if (intent.signalTime() == null) {
            return VerdictDraft.of(this).missing("no signal");
        }
        Duration markAge = Duration.between(last.time(), account.now());
        Duration signalAge = Duration.between(intent.signalTime(), account.now());
        VerdictDraft draft = VerdictDraft.of(this)
                .with("markAge", markAge)
                .with("maxMarkAge", maxMarkAge)
                .with("signalAge", signalAge)
                .with("maxSignalAge", maxSignalAge);
        return new TradingCalendar(definition.session()).isOpen(Micros.of(account.now()))
                ? draft.passWhen(isFresh(markAge, maxMarkAge) && isFresh(signalAge, maxSignalAge))
                : draft.passWhen(false, "the market is closed");
    }

    /** What is of the future is not fresh but wrong. */
    private static boolean isFresh(Duration age, Duration oldest) {
        return !age.isNegative() && age.compareTo(oldest) <= 0;
    }
}

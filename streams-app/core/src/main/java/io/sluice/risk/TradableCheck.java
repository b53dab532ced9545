package io.sluice.risk;

import io.sluice.schemas.Verdict;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;

/**
 * R-TRADABLE: an entry needs a fresh price and a fresh signal; ages are compared in the account's own time.
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
        return Scope.ENTRIES;
    }

    @Override
    public Verdict evaluate(Intent intent, AccountView account) {
        LastPrice last = account.lastPrice(intent.instrument());
        if (last == null) {
            return VerdictDraft.of(this).missing("no mark for " + intent.instrument());
        }
        if (intent.signalTime() == null) {
            return VerdictDraft.of(this).missing("no signal");
        }
        Duration markAge = age(last.time(), account.now());
        Duration signalAge = age(intent.signalTime(), account.now());
        return VerdictDraft.of(this)
                .with("markAge", seconds(markAge))
                .with("maxMarkAge", seconds(maxMarkAge))
                .with("signalAge", seconds(signalAge))
                .with("maxSignalAge", seconds(maxSignalAge))
                .passWhen(markAge.compareTo(maxMarkAge) <= 0 && signalAge.compareTo(maxSignalAge) <= 0);
    }

    private static Duration age(Instant from, Instant now) {
        return Duration.between(from, now);
    }

    private static BigDecimal seconds(Duration duration) {
        return BigDecimal.valueOf(duration.toNanos(), 9);
    }
}

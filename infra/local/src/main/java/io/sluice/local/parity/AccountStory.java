package io.sluice.local.parity;

import io.sluice.market.InstrumentDefinition;
import io.sluice.replay.AccountListener;
import io.sluice.replay.metrics.ClosedTrade;
import io.sluice.replay.metrics.TradeBook;
import io.sluice.schemas.Fill;
import io.sluice.schemas.FundingPayment;
import io.sluice.schemas.RiskDecision;
import io.sluice.value.Money;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/** What one account decided and traded from some time on, recorded or replayed. Decisions come before their fills. */
final class AccountStory implements AccountListener {
    private final Instant from;
    private final Consumer<Decided> told;
    private final Map<String, Decided> decisions = new LinkedHashMap<>();
    private final Map<String, ClosedTrade> trades = new LinkedHashMap<>();
    private final TradeBook book;

    /**
     * @param currency of the account
     * @param from first instant that counts; trades belong to where they end
     * @param told hears each decision that counts
     */
    AccountStory(String currency, Map<String, InstrumentDefinition> instruments, Instant from, Consumer<Decided> told) {
        this.from = from;
        this.told = told;
        this.book = new TradeBook(currency, instruments, this::closed);
    }

    /**
     * The part of it before some time.
     *
     * @param decisions by id, in their order
     * @param trades by what opened them, in the order in which they ended
     */
    record Part(Map<String, Decided> decisions, Map<String, ClosedTrade> trades) {
        /** Of all trades that ended. */
        Money net() {
            return trades.values().stream().map(ClosedTrade::net).reduce(Money.ZERO, Money::plus);
        }
    }

    @Override
    public boolean wantsFigures() {
        return false;
    }

    @Override
    public void decision(RiskDecision decision) {
        book.decision(decision);
        if (!decision.getTime().isBefore(from)) {
            Decided decided = Decided.of(decision);
            decisions.put(decided.id(), decided);
            told.accept(decided);
        }
    }

    @Override
    public void fill(Fill fill) {
        book.fill(fill);
    }

    @Override
    public void funding(FundingPayment payment) {
        book.funding(payment);
    }

    private void closed(ClosedTrade trade) {
        if (!trade.exitTime().isBefore(from)) {
            trades.put(trade.decisionId() + " " + trade.instrument(), trade);
        }
    }

    /** @param end first instant that counts no longer */
    Part before(Instant end) {
        return new Part(before(end, decisions, Decided::time), before(end, trades, ClosedTrade::exitTime));
    }

    private static <V> Map<String, V> before(Instant end, Map<String, V> all, Function<V, Instant> time) {
        Map<String, V> part = new LinkedHashMap<>();
        all.forEach((id, each) -> {
            if (time.apply(each).isBefore(end)) {
                part.put(id, each);
            }
        });
        return part;
    }
}

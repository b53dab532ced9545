package io.sluice.local.parity;

import io.sluice.market.InstrumentDefinition;
import io.sluice.replay.AccountListener;
import io.sluice.replay.metrics.ClosedTrade;
import io.sluice.replay.metrics.TradeBook;
import io.sluice.schemas.AccountEvent;
import io.sluice.schemas.Fill;
import io.sluice.schemas.FundingPayment;
import io.sluice.schemas.RiskDecision;
import io.sluice.value.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What one account decided and traded in a part of a run, recorded or replayed. Decisions come before their fills. */
final class AccountStory implements AccountListener {
    private final Instant from;
    private final Instant to;
    private final Map<String, Decided> decisions = new LinkedHashMap<>();
    private final Map<String, ClosedTrade> trades = new LinkedHashMap<>();
    private final TradeBook book;

    /**
     * @param currency of the account
     * @param from first instant of the part
     * @param to first instant after it; trades belong to where they end
     */
    AccountStory(String currency, Map<String, InstrumentDefinition> instruments, Instant from, Instant to) {
        this.from = from;
        this.to = to;
        this.book = new TradeBook(currency, instruments, this::closed);
    }

    @Override
    public boolean wantsFigures() {
        return false;
    }

    @Override
    public void decision(RiskDecision decision) {
        book.decision(decision);
        if (isInside(decision.getTime())) {
            decisions.put(decision.getId(), Decided.of(decision));
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

    /** Takes what the inbox tells of executions and funding, which it tells in their order. */
    void told(AccountEvent event) {
        if (event.getFill() != null) {
            fill(event.getFill());
        } else if (event.getFunding() != null) {
            funding(event.getFunding());
        }
    }

    private void closed(ClosedTrade trade) {
        if (isInside(trade.exitTime())) {
            trades.put(trade.decisionId() + " " + trade.instrument(), trade);
        }
    }

    private boolean isInside(Instant time) {
        return !time.isBefore(from) && time.isBefore(to);
    }

    /** By id, in their order. */
    Map<String, Decided> decisions() {
        return decisions;
    }

    /** By what opened them, in the order in which they ended. */
    Map<String, ClosedTrade> trades() {
        return trades;
    }

    /** Of all trades that ended. */
    Money net() {
        List<Money> nets = new ArrayList<>();
        trades.values().forEach(trade -> nets.add(trade.net()));
        return nets.stream().reduce(Money.ZERO, Money::plus);
    }
}

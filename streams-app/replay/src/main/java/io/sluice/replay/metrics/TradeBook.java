package io.sluice.replay.metrics;

import io.sluice.market.InstrumentDefinition;
import io.sluice.schemas.Action;
import io.sluice.schemas.Fill;
import io.sluice.schemas.FundingPayment;
import io.sluice.schemas.Leg;
import io.sluice.schemas.Mark;
import io.sluice.schemas.RiskDecision;
import io.sluice.value.Money;
import io.sluice.value.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Makes trades of one account's fills, as the account fold does: the part against a trade closes it at its average cost,
 * what is left opens the next one, unless the order may only reduce. A fee in another currency than the account's is not
 * counted, as the account does not book it; nor is such funding.
 */
public final class TradeBook {
    /** Approved entries that are remembered until they fill; far more than an account may have working. */
    private static final int MOST_ENTRIES = 1_024;

    private final String currency;
    private final Map<String, InstrumentDefinition> instruments;
    private final Consumer<ClosedTrade> closed;
    private final Map<String, OpenTrade> open = new HashMap<>();
    private final LinkedHashMap<String, TradeOpening> openings = new LinkedHashMap<>();
    private TradingCosts costs = TradingCosts.NONE;

    /**
     * @param currency currency of the account
     * @param instruments definitions by instrument of all that is traded
     * @param closed takes each trade as it ends
     */
    public TradeBook(String currency, Map<String, InstrumentDefinition> instruments, Consumer<ClosedTrade> closed) {
        this.currency = currency;
        this.instruments = Map.copyOf(instruments);
        this.closed = closed;
    }

    /** Takes a decision before the fills it leads to: an approved entry says which pattern is traded, and at which risk. */
    public void decision(RiskDecision decision) {
        Action action = decision.getIntent().getAction();
        if (!decision.getApproved() || (action != Action.OPEN_LONG && action != Action.OPEN_SHORT)) {
            return;
        }
        if (openings.size() == MOST_ENTRIES) {
            openings.pollFirstEntry();
        }
        openings.put(decision.getId(), TradeOpening.of(decision.getIntent()));
    }

    /**
     * Takes a candle before the fills inside it; it tells how far the trade that is under way goes.
     *
     * @param closes when it closes
     */
    public void candle(Mark mark, Instant closes) {
        OpenTrade trade = open.isEmpty() ? null : open.get(mark.getInstrument());
        if (trade != null) {
            trade.candle(mark, closes);
        }
    }

    /**
     * Takes each fill once, in the order of the venue.
     *
     * @throws IllegalArgumentException when its instrument is not defined
     */
    public void fill(Fill fill) {
        InstrumentDefinition definition = instruments.get(fill.getInstrument());
        if (definition == null) {
            throw new IllegalArgumentException("fill of " + fill.getInstrument() + ", which is not defined");
        }
        Money fee = fill.getFeeCurrency().equals(currency) ? new Money(fill.getFee()) : Money.ZERO;
        costs = costs.plus(fill, fee, definition);
        Quantity filled = new Quantity(fill.getQuantity());
        Quantity against = close(fill, filled, fee);
        Quantity beyond = filled.minus(against);
        if (beyond.signum() > 0 && !mayOnlyReduce(fill.getLeg())) {
            open(definition, fill, beyond, fee.minus(share(fee, against, filled)));
        }
    }

    /** Takes each payment once, in the order of the venue; it belongs to the trade that is under way in its instrument. */
    public void funding(FundingPayment payment) {
        if (!payment.getCurrency().equals(currency)) {
            return;
        }
        Money amount = new Money(payment.getAmount());
        costs = costs.plusFunding(amount);
        OpenTrade trade = open.get(payment.getInstrument());
        if (trade != null) {
            trade.fund(amount);
        }
    }

    private Quantity close(Fill fill, Quantity filled, Money fee) {
        OpenTrade trade = open.get(fill.getInstrument());
        if (trade == null) {
            return Quantity.ZERO;
        }
        Quantity against = trade.against(fill.getSide(), filled);
        if (against.signum() > 0) {
            boolean whole = against.equals(filled) || mayOnlyReduce(fill.getLeg());
            trade.book(fill, against, whole ? fee : share(fee, against, filled));
        }
        if (trade.isFlat()) {
            open.remove(fill.getInstrument());
            closed.accept(trade.closedBy(fill));
        }
        return against;
    }

    private void open(InstrumentDefinition definition, Fill fill, Quantity quantity, Money fee) {
        open.computeIfAbsent(definition.id(), id -> new OpenTrade(definition, openingOf(fill), fill))
                .book(fill, quantity, fee);
    }

    private TradeOpening openingOf(Fill fill) {
        TradeOpening opening = openings.remove(fill.getDecisionId());
        return opening == null ? TradeOpening.UNKNOWN : opening;
    }

    /** The part of a fee that belongs to a part of its fill, rounded half even at 18 decimals. */
    private static Money share(Money fee, Quantity part, Quantity whole) {
        BigDecimal value = fee.value().multiply(part.value());
        return new Money(value.divide(whole.value(), Money.SCALE, RoundingMode.HALF_EVEN));
    }

    private static boolean mayOnlyReduce(Leg leg) {
        return switch (leg) {
            case STOP, TARGET, EXIT -> true;
            case ENTRY, UNRECOGNISED -> false;
        };
    }

    /** Number of trades under way. */
    public int openTrades() {
        return open.size();
    }

    public TradingCosts costs() {
        return costs;
    }
}

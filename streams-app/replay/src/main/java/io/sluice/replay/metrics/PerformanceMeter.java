package io.sluice.replay.metrics;

import io.sluice.market.InstrumentDefinition;
import io.sluice.schemas.Fill;
import io.sluice.schemas.FundingPayment;
import io.sluice.schemas.Mark;
import io.sluice.schemas.Pattern;
import io.sluice.schemas.RiskDecision;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Follows one account's run. Decisions and fills come in the order in which the account and its venue emit them, equity
 * at most once an instant after what happened at it. Not safe for use by several threads at once.
 */
public final class PerformanceMeter {
    private final String currency;
    private final Annualisation annualisation;
    private final EquityMeter equity;
    private final TradeBook book;
    private final DecisionTally decisions = new DecisionTally();
    private final TradeTally all = new TradeTally();
    private final TradeBreakdown<String> byInstrument = new TradeBreakdown<>(ClosedTrade::instrument);
    private final TradeBreakdown<String> byPattern = new TradeBreakdown<>(PerformanceMeter::patternOf);
    private final TradeBreakdown<YearMonth> byMonth =
            new TradeBreakdown<>(trade -> YearMonth.from(trade.exitTime().atOffset(ZoneOffset.UTC)));
    private final List<ClosedTrade> trades = new ArrayList<>();

    /**
     * @param currency currency of the account
     * @param initialEquity equity before the first instant, positive
     * @param instruments definitions by instrument of all that is traded
     */
    public PerformanceMeter(
            String currency,
            double initialEquity,
            Map<String, InstrumentDefinition> instruments,
            Annualisation annualisation) {
        this.currency = currency;
        this.annualisation = annualisation;
        this.equity = new EquityMeter(initialEquity);
        this.book = new TradeBook(currency, instruments, this::closed);
    }

    public void decision(RiskDecision decision) {
        decisions.add(decision);
        book.decision(decision);
    }

    /** See {@link TradeBook#candle}. */
    public void candle(Mark mark, Instant closes) {
        book.candle(mark, closes);
    }

    /** See {@link TradeBook#fill}. */
    public void fill(Fill fill) {
        book.fill(fill);
    }

    /** See {@link TradeBook#funding}. */
    public void funding(FundingPayment payment) {
        book.funding(payment);
    }

    /** See {@link EquityMeter#equity}. */
    public void equity(long epochMicros, double stated, double exposure) {
        equity.equity(epochMicros, stated, exposure);
    }

    private void closed(ClosedTrade trade) {
        trades.add(trade);
        all.add(trade);
        byInstrument.add(trade);
        byPattern.add(trade);
        byMonth.add(trade);
    }

    /** The run as it stands; may be asked at any time. */
    public Performance performance() {
        EquityFigures figures = equity.figures(annualisation);
        List<EquityDay> days = equity.days();
        return new Performance(
                currency,
                annualisation,
                figures,
                all.figures(),
                book.costs(),
                turnover(days),
                decisions.figures(),
                book.openTrades(),
                byInstrument.figures(),
                byPattern.figures(),
                MonthFigures.of(figures.initialEquity(), days, byMonth.figures()),
                List.copyOf(trades),
                days,
                equity.curve());
    }

    private OptionalDouble turnover(List<EquityDay> days) {
        double mean = days.stream().mapToDouble(EquityDay::equity).average().orElse(0);
        return mean <= 0
                ? OptionalDouble.empty()
                : Ratios.quotient(book.costs().traded().value().doubleValue(), mean);
    }

    private static String patternOf(ClosedTrade trade) {
        Pattern pattern = trade.pattern();
        return pattern == null ? Performance.NO_PATTERN : pattern.name();
    }
}

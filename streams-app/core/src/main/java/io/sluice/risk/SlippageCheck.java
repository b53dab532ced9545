package io.sluice.risk;

import io.sluice.market.InstrumentDefinition;
import io.sluice.schemas.Verdict;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * R-SLIPPAGE, O-STAGES: an entry goes out only into a market whose spread is within the limit and where what it will cost is
 * estimated below another, both as fractions of the price, rounded up at {@value #PLACES} decimals.
 *
 * <p>At a venue with bid and ask their middle is the price, and the estimate is half the spread plus what the order moves
 * the market by where it is larger than what stands at the best price: {@code ATR × √(beyond ÷ volume)}, the square-root law
 * of market impact (Almgren, Thum, Hauptmann, Li, "Direct Estimation of Equity Market Impact", 2005; Tóth and others,
 * "Anomalous Price Impact and the Critical Nature of Liquidity in Financial Markets", 2011) with a factor of 1 and volatility
 * and volume of one candle: over any stretch of time both grow so that the estimate is the same. The average true range is
 * wider than the standard deviation that the law asks for, which errs on the safe side. No or old bid and ask reject.
 *
 * <p>At a venue that is set to a cost, as the paper venue is, that cost at the last close is the estimate.
 *
 * <p>Figures: {@code spread}, {@code maxSpread}, {@code slippage}, {@code maxSlippage}, fractions; {@code age}, seconds.
 */
record SlippageCheck(MarketLimits limits) implements RiskCheck {
    private static final int PLACES = 8;
    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    @Override
    public String code() {
        return "R-SLIPPAGE";
    }

    @Override
    public Scope scope() {
        return Scope.ENTRIES;
    }

    @Override
    public Verdict evaluate(Intent intent, AccountView account) {
        AssumedCost assumed = account.venue().assumedCost();
        return assumed == null ? quoted(intent, account) : assumed(assumed, intent, account);
    }

    private Verdict assumed(AssumedCost cost, Intent intent, AccountView account) {
        InstrumentDefinition definition = account.definition(intent.instrument());
        LastPrice last = account.lastPrice(intent.instrument());
        if (definition == null || last == null) {
            String what = definition == null ? "no definition of " : "no mark for ";
            return VerdictDraft.of(this).missing(what + intent.instrument());
        }
        BigDecimal spread = cost.spreadTicks().multiply(definition.tickSize());
        BigDecimal beyond = cost.slippageTicks().multiply(definition.tickSize());
        if (cost.slippageAtr() != null) {
            if (last.atr() == null) {
                return VerdictDraft.of(this).missing("no ATR");
            }
            beyond = cost.slippageAtr().multiply(last.atr());
        }
        return judge(VerdictDraft.of(this), last.price().value(), spread, beyond);
    }

    private Verdict quoted(Intent intent, AccountView account) {
        BookQuote quote = account.venue().quote(intent.instrument());
        if (quote == null) {
            return VerdictDraft.of(this).missing("no bid and ask of " + intent.instrument());
        }
        Duration age = Duration.between(quote.time(), account.now());
        VerdictDraft draft = VerdictDraft.of(this).with("age", age);
        if (age.isNegative() || age.compareTo(limits.maxQuoteAge()) > 0) {
            return draft.with("maxAge", limits.maxQuoteAge()).missing("bid and ask are stale");
        }
        BigDecimal impact = impact(quote, intent, account);
        return impact == null
                ? draft.missing("what such a quantity costs is not known: no volume or no ATR yet")
                : judge(draft, quote.mid(), quote.ask().minus(quote.bid()), impact);
    }

    /** How far the part of an order beyond the best price moves the market, quote currency; null where that is not known. */
    private static @Nullable BigDecimal impact(BookQuote quote, Intent intent, AccountView account) {
        BigDecimal best = quote.standsAgainst(intent.side());
        BigDecimal quantity = intent.quantity().value();
        BigDecimal beyond = best == null ? quantity : quantity.subtract(best);
        if (beyond.signum() <= 0) {
            return BigDecimal.ZERO;
        }
        LastPrice last = account.lastPrice(intent.instrument());
        BigDecimal atr = last == null ? null : last.atr();
        BigDecimal volume = account.venue().candleVolume(intent.instrument());
        if (atr == null || volume == null) {
            return null;
        }
        return BigDecimal.valueOf(atr.doubleValue() * Math.sqrt(beyond.doubleValue() / volume.doubleValue()));
    }

    /**
     * @param price what both are fractions of
     * @param spread distance from bid to ask, quote currency
     * @param beyond what an order costs beyond half of that, quote currency
     */
    private Verdict judge(VerdictDraft draft, BigDecimal price, BigDecimal spread, BigDecimal beyond) {
        BigDecimal wide = spread.divide(price, PLACES, RoundingMode.UP);
        BigDecimal slippage = spread.divide(TWO).add(beyond).divide(price, PLACES, RoundingMode.UP);
        return draft.with("spread", wide)
                .with("maxSpread", limits.maxSpread())
                .with("slippage", slippage)
                .with("maxSlippage", limits.maxSlippage())
                .passWhen(wide.compareTo(limits.maxSpread()) <= 0 && slippage.compareTo(limits.maxSlippage()) < 0);
    }
}

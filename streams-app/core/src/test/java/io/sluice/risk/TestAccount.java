package io.sluice.risk;

import io.sluice.market.InstrumentDefinition;
import io.sluice.schemas.Action;
import io.sluice.schemas.BreakerState;
import io.sluice.schemas.Pattern;
import io.sluice.schemas.Side;
import io.sluice.schemas.TradingState;
import io.sluice.value.Money;
import io.sluice.value.Price;
import io.sluice.value.Quantity;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An account in which every check passes; a test changes the one thing it is about. */
final class TestAccount implements AccountView, VenueView {
    static final String BTC = "PAPER:BTCUSD";
    static final Instant NOW = Instant.parse("2024-01-03T10:00:00Z");
    static final InstrumentDefinition DEFINITION = TestInstruments.coin(BTC);

    Instant now = NOW;
    Money balance = Money.of("10000");
    Money equity = Money.of("10000");
    Money openStopRisk = Money.ZERO;
    Money openNotional = Money.ZERO;
    Money notionalOf = Money.ZERO;
    Money netNotional = Money.ZERO;
    int workingOrders;
    int openPositions;
    boolean holds;
    Quantity closable = Quantity.ZERO;
    Quantity entering = Quantity.ZERO;
    List<Pattern> openPatterns = List.of();
    int executionsToday;

    @Nullable
    Instant lastExecution;

    @Nullable
    InstrumentDefinition definition = DEFINITION;

    @Nullable
    LastPrice lastPrice = new LastPrice(Price.of("1000"), BigDecimal.TEN, NOW);

    Money weekStart = Money.of("10000");
    Money dayPeak = Money.of("10000");
    BreakerState breaker = BreakerState.CLOSED;
    TradingState tradingState = TradingState.ACTIVE;
    boolean synchronised = true;
    boolean positionsAgree = true;

    @Nullable
    FundingQuote funding;

    @Nullable
    VolumeForecast volume;

    @Nullable
    GateEvidence gate;

    RolloutStage rolloutStage = RolloutStage.FULL;

    /** At a venue that is set to a cost, as paper is; null for one with bid and ask. */
    @Nullable
    AssumedCost assumedCost = AssumedCost.DEFAULT;

    @Nullable
    BookQuote quote;

    @Nullable
    BigDecimal candleVolume;

    @Nullable
    Money traded;

    @Nullable
    MarginUse margin;

    /** An entry of 3.33 at 1000 with its stop at 985. */
    static IntentBuilder entry() {
        return new IntentBuilder();
    }

    /** Intents differ from the usual one in a few things. */
    static final class IntentBuilder {
        private Action action = Action.OPEN_LONG;
        private @Nullable Pattern pattern = Pattern.IMPULSE;
        private @Nullable Double confidence = 0.8;
        private Quantity quantity = Quantity.of("3.33");
        private @Nullable Price stop = Price.of("985");
        private Money notional = Money.of("3330");
        private Money margin = Money.of("333");
        private Money stopRisk = Money.of("49.95");
        private boolean reduceOnly;
        private @Nullable BigDecimal atr = BigDecimal.TEN;
        private @Nullable Instant signalTime = NOW;

        IntentBuilder action(Action value) {
            action = value;
            return this;
        }

        IntentBuilder pattern(@Nullable Pattern value) {
            pattern = value;
            return this;
        }

        IntentBuilder confidence(@Nullable Double value) {
            confidence = value;
            return this;
        }

        IntentBuilder quantity(String value) {
            quantity = Quantity.of(value);
            return this;
        }

        IntentBuilder stop(@Nullable String value) {
            stop = value == null ? null : Price.of(value);
            return this;
        }

        IntentBuilder notional(String value) {
            notional = Money.of(value);
            return this;
        }

        IntentBuilder margin(String value) {
            margin = Money.of(value);
            return this;
        }

        IntentBuilder stopRisk(String value) {
            stopRisk = Money.of(value);
            return this;
        }

        IntentBuilder reduceOnly() {
            action = Action.CLOSE;
            reduceOnly = true;
            stop = null;
            margin = Money.ZERO;
            stopRisk = Money.ZERO;
            return this;
        }

        IntentBuilder atr(@Nullable String value) {
            atr = value == null ? null : new BigDecimal(value);
            return this;
        }

        IntentBuilder signalTime(@Nullable Instant value) {
            signalTime = value;
            return this;
        }

        Intent build() {
            return new Intent(
                    BTC,
                    action,
                    reduceOnly ? Side.SELL : Side.BUY,
                    pattern,
                    confidence,
                    quantity,
                    Price.of("1000"),
                    stop,
                    null,
                    notional,
                    margin,
                    stopRisk,
                    reduceOnly,
                    atr,
                    signalTime);
        }
    }

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public Money balance() {
        return balance;
    }

    @Override
    public Money equity() {
        return equity;
    }

    @Override
    public Money openStopRisk() {
        return openStopRisk;
    }

    @Override
    public Money openNotional() {
        return openNotional;
    }

    @Override
    public Money notionalOf(String instrument) {
        return notionalOf;
    }

    @Override
    public Money netNotional() {
        return netNotional;
    }

    @Override
    public int workingOrders() {
        return workingOrders;
    }

    @Override
    public int openPositions() {
        return openPositions;
    }

    @Override
    public boolean holds(String instrument) {
        return holds;
    }

    @Override
    public Quantity closable(String instrument) {
        return closable;
    }

    @Override
    public Quantity entering(String instrument) {
        return entering;
    }

    @Override
    public List<Pattern> openPatterns() {
        return openPatterns;
    }

    @Override
    public int executionsToday() {
        return executionsToday;
    }

    @Override
    public @Nullable Instant lastExecution(String instrument) {
        return lastExecution;
    }

    @Override
    public @Nullable InstrumentDefinition definition(String instrument) {
        return definition;
    }

    @Override
    public @Nullable LastPrice lastPrice(String instrument) {
        return lastPrice;
    }

    @Override
    public Money weekStartEquity() {
        return weekStart;
    }

    @Override
    public Money dayPeakEquity() {
        return dayPeak;
    }

    @Override
    public BreakerState breaker() {
        return breaker;
    }

    @Override
    public TradingState tradingState() {
        return tradingState;
    }

    @Override
    public boolean positionsAgree() {
        return positionsAgree;
    }

    @Override
    public @Nullable VolumeForecast volume(String instrument) {
        return volume;
    }

    @Override
    public RolloutStage rolloutStage() {
        return rolloutStage;
    }

    @Override
    public @Nullable GateEvidence gate(String strategyId) {
        return gate != null && gate.strategyId().equals(strategyId) ? gate : null;
    }

    @Override
    public @Nullable FundingQuote funding(String instrument) {
        return funding;
    }

    @Override
    public VenueView venue() {
        return this;
    }

    @Override
    public @Nullable AssumedCost assumedCost() {
        return assumedCost;
    }

    @Override
    public @Nullable BookQuote quote(String instrument) {
        return quote;
    }

    @Override
    public @Nullable BigDecimal candleVolume(String instrument) {
        return candleVolume;
    }

    @Override
    public @Nullable Money traded(String instrument) {
        return traded;
    }

    @Override
    public @Nullable MarginUse margin() {
        return margin;
    }

    @Override
    public boolean synchronised() {
        return synchronised;
    }
}

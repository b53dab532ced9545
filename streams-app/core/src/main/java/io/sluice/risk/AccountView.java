package io.sluice.risk;

import io.sluice.market.InstrumentDefinition;
import io.sluice.schemas.BreakerState;
import io.sluice.schemas.Pattern;
import io.sluice.schemas.TradingState;
import io.sluice.value.Money;
import io.sluice.value.Quantity;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a check may know of an account. Everything counts what is already on its way to the venue. */
public interface AccountView {
    /** Latest time on the account's log. */
    Instant now();

    /** Cash: starting balance plus realised profit minus fees. */
    Money balance();

    /** Balance plus unrealised profit. */
    Money equity();

    /** Money lost if every stop of positions and entries on their way were hit. */
    Money openStopRisk();

    /** Σ |quantity| × price × point value of positions and entries on their way. */
    Money openNotional();

    /** The same of one instrument. */
    Money notionalOf(String instrument);

    /** The same with shorts subtracted from longs. */
    Money netNotional();

    /** Orders that work or are on their way. */
    int workingOrders();

    /** Number of instruments with a position or an entry on its way. */
    int openPositions();

    /** Whether an instrument has a position or an entry on its way. */
    boolean holds(String instrument);

    /** Quantity of a position that no exit on its way closes already, positive. */
    Quantity closable(String instrument);

    /** Quantity that entries of an instrument on their way may still fill and that is not to be left already. */
    Quantity entering(String instrument);

    /** Families of all positions and entries on their way; UNRECOGNISED where it is not known. */
    List<Pattern> openPatterns();

    /** Entries executed or on their way in this UTC day. */
    int executionsToday();

    /** When the last entry of an instrument was executed or sent; null when there was none. */
    @Nullable
    Instant lastExecution(String instrument);

    /** Definition of an instrument the account may trade; null for any other. */
    @Nullable
    InstrumentDefinition definition(String instrument);

    /** What is last known of an instrument's market; null before its first candle. */
    @Nullable
    LastPrice lastPrice(String instrument);

    /** Equity at the start of the UTC week, or at the last resumption after a breaker trip within it. */
    Money weekStartEquity();

    /** Highest equity of the UTC day, or since the last resumption after a breaker trip within it. */
    Money dayPeakEquity();

    BreakerState breaker();

    TradingState tradingState();

    /** Whether the venue's orders and fills are known. */
    boolean synchronised();

    /** Whether no difference between the venue's positions and ours has stayed. */
    boolean positionsAgree();

    /** What usually trades of an instrument; null where nothing is learnt of it. */
    @Nullable
    VolumeForecast volume(String instrument);

    /** With how much of the usual size its strategy trades; FULL where nothing is staged. */
    RolloutStage rolloutStage();

    /** Passed backtest that is recorded for a strategy; null where none is. */
    @Nullable
    GateEvidence gate(String strategyId);

    /** Funding rate that is last known of an instrument; null where none is. */
    @Nullable
    FundingQuote funding(String instrument);

    /** What its venue tells of markets and margin. */
    VenueView venue();
}

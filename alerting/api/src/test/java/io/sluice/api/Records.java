package io.sluice.api;

import static io.sluice.api.ApiStand.ACCOUNT;
import static io.sluice.api.ApiStand.BTC;

import io.sluice.schemas.AccountSnapshot;
import io.sluice.schemas.Action;
import io.sluice.schemas.Alert;
import io.sluice.schemas.AlertKind;
import io.sluice.schemas.BreakerState;
import io.sluice.schemas.Candle;
import io.sluice.schemas.Direction;
import io.sluice.schemas.Drift;
import io.sluice.schemas.DriftKind;
import io.sluice.schemas.Fill;
import io.sluice.schemas.Leg;
import io.sluice.schemas.Liquidity;
import io.sluice.schemas.OperatorCommand;
import io.sluice.schemas.OperatorCommandKind;
import io.sluice.schemas.OrderCommand;
import io.sluice.schemas.OrderCommandKind;
import io.sluice.schemas.OrderEvent;
import io.sluice.schemas.OrderEventKind;
import io.sluice.schemas.OrderState;
import io.sluice.schemas.OrderType;
import io.sluice.schemas.Outcome;
import io.sluice.schemas.Pattern;
import io.sluice.schemas.Position;
import io.sluice.schemas.Quote;
import io.sluice.schemas.RiskDecision;
import io.sluice.schemas.Severity;
import io.sluice.schemas.Side;
import io.sluice.schemas.Signal;
import io.sluice.schemas.SuppressedSignal;
import io.sluice.schemas.SuppressionReason;
import io.sluice.schemas.TimeInForce;
import io.sluice.schemas.Timeframe;
import io.sluice.schemas.TradeIntent;
import io.sluice.schemas.TradeState;
import io.sluice.schemas.TradingState;
import io.sluice.schemas.Verdict;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Records of the eighteenth of November 2013, one minute after the other. */
final class Records {
    static final Instant BEGIN = Instant.parse("2013-11-18T04:00:00Z");

    private Records() {}

    static Instant minute(int number) {
        return BEGIN.plus(Duration.ofMinutes(number));
    }

    static BigDecimal money(String text) {
        return new BigDecimal(text).setScale(18);
    }

    static Candle candle(String instrument, int minute) {
        return Candle.newBuilder()
                .setInstrument(instrument)
                .setTimeframe(Timeframe.M1)
                .setOpenTime(minute(minute))
                .setCloseTime(minute(minute + 1))
                .setOpen(500)
                .setHigh(510)
                .setLow(490)
                .setClose(500 + minute)
                .setVolume(3)
                .setSource("test")
                .setKnownAt(minute(minute + 1))
                .build();
    }

    static Quote quote(String instrument, int minute, double bid) {
        return Quote.newBuilder()
                .setInstrument(instrument)
                .setTime(minute(minute))
                .setBid(bid)
                .setAsk(bid + 1)
                .setSource("test")
                .build();
    }

    static Signal signal(String id, int minute) {
        return Signal.newBuilder()
                .setId(id)
                .setInstrument(BTC)
                .setTimeframe(Timeframe.M1)
                .setDetector("breakout")
                .setPattern(Pattern.IMPULSE)
                .setDirection(Direction.LONG)
                .setCandleId("candle-" + minute)
                .setTime(minute(minute))
                .setPrice(500)
                .setConfidence(0.8)
                .setFingerprint("f")
                .setEvidence(List.of())
                .build();
    }

    static OrderCommand place(String orderId, int minute) {
        return OrderCommand.newBuilder()
                .setId(orderId)
                .setKind(OrderCommandKind.PLACE)
                .setOrderId(orderId)
                .setClientOrderId("k" + orderId)
                .setAccount(ACCOUNT)
                .setVenue("paper")
                .setInstrument(BTC)
                .setDecisionId("decision-1")
                .setLeg(Leg.ENTRY)
                .setRevision(0)
                .setSide(Side.BUY)
                .setType(OrderType.MARKET)
                .setQuantity(money("0.015"))
                .setReduceOnly(false)
                .setTimeInForce(TimeInForce.GTC)
                .setTime(minute(minute))
                .build();
    }

    static OrderEvent event(String orderId, int sequence, OrderEventKind kind, OrderState state, int minute) {
        return OrderEvent.newBuilder()
                .setId(orderId + "-" + sequence)
                .setOrderId(orderId)
                .setSequence(sequence)
                .setKind(kind)
                .setState(state)
                .setClientOrderId("k" + orderId)
                .setAccount(ACCOUNT)
                .setVenue("paper")
                .setInstrument(BTC)
                .setDecisionId("decision-1")
                .setLeg(Leg.ENTRY)
                .setFilledQuantity(state == OrderState.FILLED ? money("0.015") : money("0"))
                .setRemainingQuantity(state == OrderState.FILLED ? money("0") : money("0.015"))
                .setAveragePrice(state == OrderState.FILLED ? money("501.50") : null)
                .setTime(minute(minute))
                .build();
    }

    static Position position(String quantity, int minute) {
        return Position.newBuilder()
                .setAccount(ACCOUNT)
                .setInstrument(BTC)
                .setState(TradeState.OPEN)
                .setQuantity(money(quantity))
                .setAveragePrice(money("501.5"))
                .setMarkPrice(money("502"))
                .setUnrealised(money("0.0075"))
                .setRealised(money("0"))
                .setFees(money("0.01"))
                .setCauseId("cause")
                .setTime(minute(minute))
                .build();
    }

    static AccountSnapshot snapshot(String equity, int minute) {
        return AccountSnapshot.newBuilder()
                .setAccount(ACCOUNT)
                .setVenue("paper")
                .setCurrency("USD")
                .setBalance(money("10000"))
                .setEquity(money(equity))
                .setUnrealised(money("0"))
                .setMarginUsed(money("0"))
                .setOpenStopRisk(money("0"))
                .setDayStartEquity(money("10000"))
                .setDayPeakEquity(money("10000"))
                .setWeekStartEquity(money("10000"))
                .setBreaker(BreakerState.CLOSED)
                .setTradingState(TradingState.ACTIVE)
                .setOpenPositions(0)
                .setWorkingOrders(0)
                .setUnansweredOrders(0)
                .setExecutionsToday(0)
                .setCauseId("cause")
                .setTime(minute(minute))
                .build();
    }

    static Alert alert(String id, Severity severity, int minute) {
        return Alert.newBuilder()
                .setId(id)
                .setKind(AlertKind.BREAKER)
                .setSeverity(severity)
                .setAccount(ACCOUNT)
                .setCode("R-BREAKER")
                .setText("The breaker has tripped.")
                .setCauseId("cause")
                .setTime(minute(minute))
                .build();
    }

    static SuppressedSignal suppressed(String id, int minute) {
        return SuppressedSignal.newBuilder()
                .setSignal(signal(id, minute))
                .setReason(SuppressionReason.DUPLICATE)
                .setAdmittedId("signal-00")
                .setAdmittedTime(minute(0))
                .build();
    }

    static RiskDecision decision(String id, String signalId, int minute) {
        return RiskDecision.newBuilder()
                .setId(id)
                .setAccount(ACCOUNT)
                .setVenue("paper")
                .setCauseId(signalId)
                .setSignalId(signalId)
                .setTime(minute(minute))
                .setApproved(true)
                .setIntent(TradeIntent.newBuilder()
                        .setInstrument(BTC)
                        .setAction(Action.OPEN_LONG)
                        .setSide(Side.BUY)
                        .setQuantity(money("0.015"))
                        .setPrice(money("500"))
                        .setNotional(money("7.5"))
                        .setMargin(money("0.75"))
                        .setStopRisk(money("0.1"))
                        .setReduceOnly(false)
                        .build())
                .setVerdicts(List.of(new Verdict("R-STATE", Outcome.PASS, List.of(), null)))
                .setConfigHash("c")
                .build();
    }

    static Fill fill(String id, int minute) {
        return Fill.newBuilder()
                .setId(id)
                .setAccount(ACCOUNT)
                .setVenue("paper")
                .setInstrument(BTC)
                .setOrderId("order-1")
                .setClientOrderId("korder-1")
                .setDecisionId("decision-1")
                .setLeg(Leg.ENTRY)
                .setVenueTradeId("trade-" + id)
                .setSide(Side.BUY)
                .setQuantity(money("0.0075"))
                .setPrice(money("501.5"))
                .setFee(money("0.01"))
                .setFeeCurrency("USD")
                .setLiquidity(Liquidity.TAKER)
                .setSlippage(money("1.5"))
                .setTime(minute(minute))
                .build();
    }

    static OperatorCommand command(String id, OperatorCommandKind kind, int minute) {
        return OperatorCommand.newBuilder()
                .setId(id)
                .setAccount(ACCOUNT)
                .setKind(kind)
                .setWho("dealer")
                .setReason("for the list")
                .setTime(minute(minute))
                .build();
    }

    static Drift drift(String id, int minute) {
        return Drift.newBuilder()
                .setId(id)
                .setAccount(ACCOUNT)
                .setInstrument(BTC)
                .setKind(DriftKind.POSITION_DIFFERS)
                .setSeverity(Severity.WARNING)
                .setExpected("ours is 1")
                .setActual("the venue holds 2")
                .setRepair("Nothing was changed.")
                .setFirstSeen(minute(minute))
                .setTime(minute(minute))
                .build();
    }
}

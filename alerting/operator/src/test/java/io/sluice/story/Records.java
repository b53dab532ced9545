package io.sluice.story;

import io.sluice.schemas.Action;
import io.sluice.schemas.Alert;
import io.sluice.schemas.AlertKind;
import io.sluice.schemas.Amount;
import io.sluice.schemas.Candle;
import io.sluice.schemas.Direction;
import io.sluice.schemas.Figure;
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
import io.sluice.schemas.RiskDecision;
import io.sluice.schemas.Severity;
import io.sluice.schemas.Side;
import io.sluice.schemas.Signal;
import io.sluice.schemas.TimeInForce;
import io.sluice.schemas.Timeframe;
import io.sluice.schemas.TradeIntent;
import io.sluice.schemas.Verdict;
import io.sluice.schemas.id.Ids;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** One small trade, record by record. */
final class Records {
    static final Instant CLOSE = Instant.parse("2013-11-25T08:01:00Z");
    static final String ONE = "X:ONE";
    static final String CANDLE = Ids.candle(ONE, Timeframe.M1, CLOSE.minusSeconds(60));
    static final String SIGNAL = Ids.signal(CANDLE, "breakout", "LONG");
    static final String DECISION = Ids.decision(SIGNAL, "main");
    static final String ORDER = Ids.order(DECISION, Leg.ENTRY, 0);
    static final String FILL = Ids.fill("paper", ONE, "T1");

    private Records() {}

    static Candle candle() {
        return Candle.newBuilder()
                .setInstrument(ONE)
                .setTimeframe(Timeframe.M1)
                .setOpenTime(CLOSE.minusSeconds(60))
                .setCloseTime(CLOSE)
                .setOpen(99)
                .setHigh(101)
                .setLow(98)
                .setClose(100)
                .setVolume(7)
                .setComplete(true)
                .setSource("test")
                .setKnownAt(CLOSE)
                .build();
    }

    static Signal signal() {
        return Signal.newBuilder()
                .setId(SIGNAL)
                .setInstrument(ONE)
                .setTimeframe(Timeframe.M1)
                .setDetector("breakout")
                .setPattern(Pattern.IMPULSE)
                .setDirection(Direction.LONG)
                .setCandleId(CANDLE)
                .setTime(CLOSE)
                .setPrice(100)
                .setConfidence(0.8)
                .setFingerprint("f")
                .setEvidence(List.of(new Figure("resistance", 99.5)))
                .build();
    }

    static RiskDecision decision() {
        return RiskDecision.newBuilder()
                .setId(DECISION)
                .setAccount("main")
                .setVenue("paper")
                .setCauseId(SIGNAL)
                .setSignalId(SIGNAL)
                .setTime(CLOSE)
                .setApproved(true)
                .setIntent(TradeIntent.newBuilder()
                        .setInstrument(ONE)
                        .setAction(Action.OPEN_LONG)
                        .setSide(Side.BUY)
                        .setQuantity(BigDecimal.ONE)
                        .setPrice(new BigDecimal("100"))
                        .setNotional(new BigDecimal("100"))
                        .setMargin(BigDecimal.TEN)
                        .setStopRisk(BigDecimal.ONE)
                        .setReduceOnly(false)
                        .build())
                .setVerdicts(List.of(new Verdict(
                        "R-CAPITAL", Outcome.PASS, List.of(new Amount("free", new BigDecimal("812.40"))), null)))
                .setConfigHash("c")
                .build();
    }

    static OrderCommand order() {
        return OrderCommand.newBuilder()
                .setId(ORDER)
                .setKind(OrderCommandKind.PLACE)
                .setOrderId(ORDER)
                .setClientOrderId(Ids.clientOrder(ORDER))
                .setAccount("main")
                .setVenue("paper")
                .setInstrument(ONE)
                .setDecisionId(DECISION)
                .setSignalId(SIGNAL)
                .setLeg(Leg.ENTRY)
                .setRevision(0)
                .setSide(Side.BUY)
                .setType(OrderType.MARKET)
                .setQuantity(BigDecimal.ONE)
                .setReduceOnly(false)
                .setTimeInForce(TimeInForce.GTC)
                .setTime(CLOSE.plusSeconds(30))
                .setHeldSince(CLOSE)
                .build();
    }

    static OrderEvent event(int sequence, OrderEventKind kind, OrderState state, Instant time) {
        return OrderEvent.newBuilder()
                .setId(Ids.orderEvent(ORDER, sequence))
                .setOrderId(ORDER)
                .setSequence(sequence)
                .setKind(kind)
                .setState(state)
                .setClientOrderId(Ids.clientOrder(ORDER))
                .setAccount("main")
                .setVenue("paper")
                .setInstrument(ONE)
                .setDecisionId(DECISION)
                .setLeg(Leg.ENTRY)
                .setFilledQuantity(BigDecimal.ZERO)
                .setRemainingQuantity(BigDecimal.ONE)
                .setTime(time)
                .build();
    }

    static Fill fill() {
        return Fill.newBuilder()
                .setId(FILL)
                .setAccount("main")
                .setVenue("paper")
                .setInstrument(ONE)
                .setOrderId(ORDER)
                .setClientOrderId(Ids.clientOrder(ORDER))
                .setDecisionId(DECISION)
                .setSignalId(SIGNAL)
                .setLeg(Leg.ENTRY)
                .setVenueTradeId("T1")
                .setSide(Side.BUY)
                .setQuantity(BigDecimal.ONE)
                .setPrice(new BigDecimal("100.5"))
                .setFee(new BigDecimal("0.05"))
                .setFeeCurrency("USD")
                .setLiquidity(Liquidity.TAKER)
                .setTime(CLOSE.plusSeconds(30))
                .build();
    }

    /** Given today, to an account that lives in the past. */
    static OperatorCommand veto() {
        return OperatorCommand.newBuilder()
                .setId("c1")
                .setAccount("main")
                .setKind(OperatorCommandKind.VETO)
                .setTargetId(DECISION)
                .setWho("ana")
                .setReason("late")
                .setTime(Instant.parse("2026-11-21T12:00:00Z"))
                .build();
    }

    static Alert refused() {
        return Alert.newBuilder()
                .setId("a1")
                .setKind(AlertKind.OPERATOR)
                .setSeverity(Severity.WARNING)
                .setAccount("main")
                .setCode("R-REFUSED")
                .setText("ana's VETO was refused: it came too late.")
                .setCauseId("c1")
                .setTime(CLOSE.plusSeconds(40))
                .build();
    }
}

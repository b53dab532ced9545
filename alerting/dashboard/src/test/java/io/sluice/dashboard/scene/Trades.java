package io.sluice.dashboard.scene;

import io.sluice.schemas.Action;
import io.sluice.schemas.Amount;
import io.sluice.schemas.Candle;
import io.sluice.schemas.Direction;
import io.sluice.schemas.Figure;
import io.sluice.schemas.Fill;
import io.sluice.schemas.Leg;
import io.sluice.schemas.Liquidity;
import io.sluice.schemas.OrderCommand;
import io.sluice.schemas.OrderCommandKind;
import io.sluice.schemas.OrderType;
import io.sluice.schemas.Outcome;
import io.sluice.schemas.Pattern;
import io.sluice.schemas.RiskDecision;
import io.sluice.schemas.Side;
import io.sluice.schemas.Signal;
import io.sluice.schemas.TimeInForce;
import io.sluice.schemas.Timeframe;
import io.sluice.schemas.TradeIntent;
import io.sluice.schemas.Verdict;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** What follows from a candle, record by record, with ids that tell which is whose. */
public final class Trades {
    public static final String ACCOUNT = "paper-1";
    private static final String VENUE = "paper";

    private Trades() {}

    public static Signal signal(String id, Candle candle, Direction direction, String detector, double confidence) {
        return Signal.newBuilder()
                .setId(id)
                .setInstrument(candle.getInstrument())
                .setTimeframe(Timeframe.M1)
                .setDetector(detector)
                .setPattern(Pattern.IMPULSE)
                .setDirection(direction)
                .setCandleId("candle-of-" + id)
                .setTime(candle.getCloseTime())
                .setPrice(candle.getClose())
                .setAtr(candle.getClose() * 0.0011)
                .setConfidence(confidence)
                .setFingerprint("f".repeat(64))
                .setEvidence(List.of(new Figure("zScore", 2.41), new Figure("volumeRatio", 1.8)))
                .build();
    }

    /** @param rejecting the code of the check that refuses; null where all pass */
    public static RiskDecision decision(String id, Signal signal, String quantity, String rejecting) {
        return RiskDecision.newBuilder()
                .setId(id)
                .setAccount(ACCOUNT)
                .setVenue(VENUE)
                .setCauseId(signal.getId())
                .setSignalId(signal.getId())
                .setTime(signal.getTime())
                .setApproved(rejecting == null)
                .setIntent(intent(signal, quantity))
                .setVerdicts(List.of(
                        verdict("R-STATE", rejecting),
                        verdict("R-BREAKER", rejecting, amount("dayDrawdown", "0.0061"), amount("limit", "0.031")),
                        verdict("R-CAPITAL", rejecting, amount("free", "812.40"), amount("required", "1000.00")),
                        verdict("R-CORRELATION", rejecting, amount("correlation", "0.6"), amount("limit", "0.7")),
                        new Verdict(
                                "R-VOLATILITY",
                                Outcome.WARN,
                                List.of(amount("atr", "34.2"), amount("maximum", "30")),
                                null),
                        verdict("R-CONFIDENCE", rejecting, amount("confidence", "0.82"), amount("minimum", "0.7")),
                        verdict("R-COOLDOWN", rejecting, amount("minutes", "41"), amount("minimum", "15")),
                        verdict("R-EXPOSURE", rejecting, amount("gross", "6412.10"), amount("limit", "20000")),
                        new Verdict("R-FUNDING", Outcome.NOT_APPLICABLE, List.of(), "the venue has no funding")))
                .setConfigHash("c".repeat(64))
                .build();
    }

    private static TradeIntent intent(Signal signal, String quantity) {
        boolean isLong = signal.getDirection() == Direction.LONG;
        BigDecimal price = BigDecimal.valueOf(signal.getPrice());
        BigDecimal amount = new BigDecimal(quantity);
        return TradeIntent.newBuilder()
                .setInstrument(signal.getInstrument())
                .setAction(isLong ? Action.OPEN_LONG : Action.OPEN_SHORT)
                .setSide(isLong ? Side.BUY : Side.SELL)
                .setPattern(signal.getPattern())
                .setConfidence(signal.getConfidence())
                .setQuantity(amount)
                .setPrice(price)
                .setStopPrice(stop(price, isLong))
                .setTargetPrice(target(price, isLong))
                .setNotional(price.multiply(amount))
                .setMargin(price.multiply(amount).movePointLeft(1))
                .setStopRisk(price.multiply(amount).multiply(new BigDecimal("0.006")))
                .setReduceOnly(false)
                .build();
    }

    static BigDecimal stop(BigDecimal price, boolean isLong) {
        return price.multiply(new BigDecimal(isLong ? "0.994" : "1.006"));
    }

    static BigDecimal target(BigDecimal price, boolean isLong) {
        return price.multiply(new BigDecimal(isLong ? "1.009" : "0.991"));
    }

    private static Verdict verdict(String code, String rejecting, Amount... figures) {
        return new Verdict(code, code.equals(rejecting) ? Outcome.REJECT : Outcome.PASS, List.of(figures), null);
    }

    private static Amount amount(String name, String value) {
        return new Amount(name, new BigDecimal(value));
    }

    public static OrderCommand order(String id, RiskDecision decision, Leg leg) {
        TradeIntent intent = decision.getIntent();
        Side away = intent.getSide() == Side.BUY ? Side.SELL : Side.BUY;
        return OrderCommand.newBuilder()
                .setId(id)
                .setKind(OrderCommandKind.PLACE)
                .setOrderId(id)
                .setClientOrderId("k" + id)
                .setAccount(ACCOUNT)
                .setVenue(VENUE)
                .setInstrument(intent.getInstrument())
                .setDecisionId(decision.getId())
                .setSignalId(decision.getSignalId())
                .setLeg(leg)
                .setRevision(0)
                .setSide(leg == Leg.ENTRY ? intent.getSide() : away)
                .setType(leg == Leg.STOP ? OrderType.STOP_MARKET : OrderType.MARKET)
                .setQuantity(intent.getQuantity())
                .setTriggerPrice(leg == Leg.STOP ? intent.getStopPrice() : null)
                .setReduceOnly(leg != Leg.ENTRY)
                .setTimeInForce(TimeInForce.GTC)
                .setTime(decision.getTime())
                .build();
    }

    public static Fill fill(String id, OrderCommand order, double price, Instant time) {
        return Fill.newBuilder()
                .setId(id)
                .setAccount(ACCOUNT)
                .setVenue(VENUE)
                .setInstrument(order.getInstrument())
                .setOrderId(order.getOrderId())
                .setClientOrderId(order.getClientOrderId())
                .setDecisionId(order.getDecisionId())
                .setSignalId(order.getSignalId())
                .setLeg(order.getLeg())
                .setVenueTradeId(id)
                .setSide(order.getSide())
                .setQuantity(order.getQuantity())
                .setPrice(BigDecimal.valueOf(price))
                .setFee(order.getQuantity().multiply(BigDecimal.valueOf(price)).multiply(new BigDecimal("0.0004")))
                .setFeeCurrency("USDT")
                .setLiquidity(Liquidity.TAKER)
                .setSlippage(new BigDecimal("0.0005").multiply(BigDecimal.valueOf(price)))
                .setTime(time)
                .build();
    }
}

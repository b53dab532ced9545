package io.sluice.store;

import io.sluice.schemas.AccountSnapshot;
import io.sluice.schemas.Alert;
import io.sluice.schemas.AlertDelivery;
import io.sluice.schemas.AlertKind;
import io.sluice.schemas.BreakerState;
import io.sluice.schemas.DeliveryState;
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
import io.sluice.schemas.Position;
import io.sluice.schemas.Severity;
import io.sluice.schemas.Side;
import io.sluice.schemas.TimeInForce;
import io.sluice.schemas.TradeState;
import io.sluice.schemas.TradingState;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Records as the topics carry them. */
final class Happened {
    static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    static final String BTC = "BITSTAMP:BTCUSD";

    private static final BigDecimal ZERO = decimal("0");

    private Happened() {}

    static BigDecimal decimal(String text) {
        return new BigDecimal(text).setScale(18);
    }

    static Instant noonPlus(long seconds) {
        return NOON.plusSeconds(seconds);
    }

    static OrderCommand order(String id, Instant time) {
        return OrderCommand.newBuilder()
                .setId(id)
                .setKind(OrderCommandKind.PLACE)
                .setOrderId(id)
                .setClientOrderId("s" + id)
                .setAccount("main")
                .setVenue("paper")
                .setInstrument(BTC)
                .setDecisionId("D-" + id)
                .setLeg(Leg.ENTRY)
                .setRevision(0)
                .setSide(Side.BUY)
                .setType(OrderType.MARKET)
                .setQuantity(decimal("0.015"))
                .setReduceOnly(false)
                .setTimeInForce(TimeInForce.IOC)
                .setTime(time)
                .build();
    }

    static OrderEvent event(String order, int sequence, OrderEventKind kind, OrderState state, Instant time) {
        return OrderEvent.newBuilder()
                .setId(order + "/" + sequence)
                .setOrderId(order)
                .setSequence(sequence)
                .setKind(kind)
                .setState(state)
                .setClientOrderId("s" + order)
                .setAccount("main")
                .setVenue("paper")
                .setInstrument(BTC)
                .setDecisionId("D-" + order)
                .setLeg(Leg.ENTRY)
                .setFilledQuantity(ZERO)
                .setRemainingQuantity(decimal("0.015"))
                .setTime(time)
                .build();
    }

    static OrderEvent claimed(String order, Instant time) {
        return event(order, 0, OrderEventKind.CLAIM, OrderState.SUBMITTING, time);
    }

    static OrderEvent filled(String order, Instant time) {
        return event(order, 1, OrderEventKind.FILL, OrderState.FILLED, time);
    }

    static Fill fill(String id, String account, String instrument, Instant time) {
        return Fill.newBuilder()
                .setId(id)
                .setAccount(account)
                .setVenue("paper")
                .setInstrument(instrument)
                .setOrderId("O-" + id)
                .setClientOrderId("sO-" + id)
                .setDecisionId("D-" + id)
                .setLeg(Leg.ENTRY)
                .setVenueTradeId("T-" + id)
                .setSide(Side.BUY)
                .setQuantity(decimal("0.015"))
                .setPrice(decimal("67890.12"))
                .setFee(decimal("0.4"))
                .setFeeCurrency("USD")
                .setLiquidity(Liquidity.TAKER)
                .setTime(time)
                .build();
    }

    static Position position(String account, String instrument, String quantity, Instant time) {
        return Position.newBuilder()
                .setAccount(account)
                .setInstrument(instrument)
                .setState(TradeState.OPEN)
                .setQuantity(decimal(quantity))
                .setAveragePrice(decimal("67890"))
                .setMarkPrice(decimal("67900"))
                .setUnrealised(ZERO)
                .setRealised(ZERO)
                .setFees(ZERO)
                .setCauseId("C")
                .setTime(time)
                .build();
    }

    static AccountSnapshot account(String account, String equity, Instant time) {
        return AccountSnapshot.newBuilder()
                .setAccount(account)
                .setVenue("paper")
                .setCurrency("USD")
                .setBalance(decimal(equity))
                .setEquity(decimal(equity))
                .setUnrealised(ZERO)
                .setMarginUsed(ZERO)
                .setOpenStopRisk(ZERO)
                .setDayStartEquity(decimal(equity))
                .setDayPeakEquity(decimal(equity))
                .setWeekStartEquity(decimal(equity))
                .setBreaker(BreakerState.CLOSED)
                .setTradingState(TradingState.ACTIVE)
                .setOpenPositions(0)
                .setWorkingOrders(0)
                .setUnansweredOrders(0)
                .setExecutionsToday(0)
                .setCauseId("C")
                .setTime(time)
                .build();
    }

    static Alert alert(String id, Severity severity, Instant time) {
        return Alert.newBuilder()
                .setId(id)
                .setKind(AlertKind.BREAKER)
                .setSeverity(severity)
                .setAccount("main")
                .setCode("R-BREAKER")
                .setText("The breaker has tripped.")
                .setCauseId("C")
                .setTime(time)
                .build();
    }

    static AlertDelivery delivery(String alert, DeliveryState state, Instant time) {
        return AlertDelivery.newBuilder()
                .setId(alert + "/" + state)
                .setAlertId(alert)
                .setChannel("websocket")
                .setRecipient("ana")
                .setAttempt(1)
                .setState(state)
                .setTime(time)
                .build();
    }

    static OperatorCommand command(String id, OperatorCommandKind kind, @Nullable String target, Instant time) {
        return OperatorCommand.newBuilder()
                .setId(id)
                .setAccount("main")
                .setKind(kind)
                .setTargetId(target)
                .setWho("ana")
                .setReason("seen")
                .setTime(time)
                .build();
    }
}

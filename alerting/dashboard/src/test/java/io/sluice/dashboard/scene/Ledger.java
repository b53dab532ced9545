package io.sluice.dashboard.scene;

import io.sluice.schemas.AccountSnapshot;
import io.sluice.schemas.Alert;
import io.sluice.schemas.AlertKind;
import io.sluice.schemas.BreakerState;
import io.sluice.schemas.Pattern;
import io.sluice.schemas.Position;
import io.sluice.schemas.RiskDecision;
import io.sluice.schemas.Severity;
import io.sluice.schemas.Side;
import io.sluice.schemas.TradeState;
import io.sluice.schemas.TradingState;
import java.math.BigDecimal;
import java.time.Instant;

/** What an account says of itself. */
public final class Ledger {
    private Ledger() {}

    public static AccountSnapshot account(
            String equity, String unrealised, TradingState state, BreakerState breaker, Instant time) {
        BigDecimal now = new BigDecimal(equity);
        return AccountSnapshot.newBuilder()
                .setAccount(Trades.ACCOUNT)
                .setVenue("paper")
                .setCurrency("USDT")
                .setBalance(now.subtract(new BigDecimal(unrealised)))
                .setEquity(now)
                .setUnrealised(new BigDecimal(unrealised))
                .setMarginUsed(new BigDecimal("1641.22"))
                .setOpenStopRisk(new BigDecimal("98.47"))
                .setDayStartEquity(new BigDecimal("10084.10"))
                .setDayPeakEquity(new BigDecimal("10214.86"))
                .setWeekStartEquity(new BigDecimal("10190.00"))
                .setBreaker(breaker)
                .setTradingState(state)
                .setOpenPositions(3)
                .setWorkingOrders(6)
                .setUnansweredOrders(0)
                .setVenueSyncedAt(time)
                .setExecutionsToday(4)
                .setCauseId("mark")
                .setTime(time)
                .build();
    }

    /** @param isProtected false for the fault that a page must never hide: a position without a stop */
    public static Position position(RiskDecision decision, double mark, boolean isProtected, Instant time) {
        BigDecimal entry = decision.getIntent().getPrice();
        boolean isLong = decision.getIntent().getSide() == Side.BUY;
        BigDecimal quantity = isLong
                ? decision.getIntent().getQuantity()
                : decision.getIntent().getQuantity().negate();
        return Position.newBuilder()
                .setAccount(Trades.ACCOUNT)
                .setInstrument(decision.getIntent().getInstrument())
                .setState(TradeState.OPEN)
                .setQuantity(quantity)
                .setAveragePrice(entry)
                .setPattern(Pattern.IMPULSE)
                .setMarkPrice(BigDecimal.valueOf(mark))
                .setStopPrice(isProtected ? Trades.stop(entry, isLong) : null)
                .setTargetPrice(isProtected ? Trades.target(entry, isLong) : null)
                .setUnrealised(BigDecimal.valueOf(mark).subtract(entry).multiply(quantity))
                .setRealised(BigDecimal.ZERO)
                .setFees(new BigDecimal("0.41"))
                .setDecisionId(decision.getId())
                .setCauseId("fill")
                .setOpenedAt(decision.getTime())
                .setTime(time)
                .build();
    }

    public static Alert alert(
            String id, Severity severity, AlertKind kind, String code, String text, String cause, Instant time) {
        return Alert.newBuilder()
                .setId(id)
                .setKind(kind)
                .setSeverity(severity)
                .setAccount(Trades.ACCOUNT)
                .setInstrument(null)
                .setCode(code)
                .setText(text)
                .setCauseId(cause)
                .setTime(time)
                .build();
    }
}

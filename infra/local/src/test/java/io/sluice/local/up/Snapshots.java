package io.sluice.local.up;

import io.sluice.schemas.AccountSnapshot;
import io.sluice.schemas.BreakerState;
import io.sluice.schemas.TradingState;
import java.math.BigDecimal;
import java.time.Instant;

/** Snapshots of accounts of which only the progress matters. */
final class Snapshots {
    private static final BigDecimal ZERO = new BigDecimal("0.000000000000000000");
    private static final Instant TIME = Instant.parse("2024-01-01T00:00:00Z");

    private Snapshots() {}

    /** @param synced up to when the venue agrees; null for never */
    static AccountSnapshot of(String account, int unanswered, Instant synced) {
        return AccountSnapshot.newBuilder()
                .setAccount(account)
                .setVenue("paper")
                .setCurrency("USD")
                .setBalance(ZERO)
                .setEquity(ZERO)
                .setUnrealised(ZERO)
                .setMarginUsed(ZERO)
                .setOpenStopRisk(ZERO)
                .setDayStartEquity(ZERO)
                .setDayPeakEquity(ZERO)
                .setWeekStartEquity(ZERO)
                .setBreaker(BreakerState.CLOSED)
                .setTradingState(TradingState.ACTIVE)
                .setOpenPositions(0)
                .setWorkingOrders(unanswered)
                .setUnansweredOrders(unanswered)
                .setVenueSyncedAt(synced)
                .setExecutionsToday(0)
                .setCauseId("cause")
                .setTime(TIME)
                .build();
    }
}

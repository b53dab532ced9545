package io.sluice.account;

import io.sluice.risk.AssumedCost;
import io.sluice.risk.BookQuote;
import io.sluice.risk.MarginUse;
import io.sluice.risk.VenueView;
import io.sluice.value.Money;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What an account's memory knows of its venue. */
final class VenueFigures implements VenueView {
    private final AccountState state;
    private final AccountSettings settings;

    VenueFigures(AccountState state, AccountSettings settings) {
        this.state = state;
        this.settings = settings;
    }

    @Override
    public @Nullable AssumedCost assumedCost() {
        return settings.isOnPaper() ? settings.assumedCost() : null;
    }

    @Override
    public @Nullable BookQuote quote(String instrument) {
        Trade trade = state.trade(instrument);
        return trade == null ? null : trade.quote().view();
    }

    @Override
    public @Nullable BigDecimal candleVolume(String instrument) {
        Trade trade = state.trade(instrument);
        return trade == null ? null : trade.traded().ofCandle();
    }

    @Override
    public @Nullable Money traded(String instrument) {
        Trade trade = state.trade(instrument);
        return trade == null ? null : trade.traded().overLastHours(state.clock().now());
    }

    @Override
    public @Nullable MarginUse margin() {
        return state.margin().view();
    }
}

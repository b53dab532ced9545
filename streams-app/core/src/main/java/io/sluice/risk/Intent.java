package io.sluice.risk;

import io.sluice.schemas.Action;
import io.sluice.schemas.Pattern;
import io.sluice.schemas.Side;
import io.sluice.schemas.TradeIntent;
import io.sluice.value.Money;
import io.sluice.value.Price;
import io.sluice.value.Quantity;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What would be traded, before anyone has allowed it.
 *
 * @param instrument instrument as VENUE:SYMBOL
 * @param action what the trade does
 * @param side buy or sell
 * @param pattern family of the signal behind it; null where none is
 * @param confidence confidence of that signal, 0 to 1; null where none is or it is not a number
 * @param quantity base units; zero when nothing can be traded
 * @param price price it was sized with; zero when none is known
 * @param stop protective stop; null for exits and where none can be placed
 * @param target profit target; null for exits and where none can be placed
 * @param notional price × quantity × point value
 * @param margin money the position binds; zero for exits
 * @param stopRisk money lost when the stop is hit; zero for exits
 * @param reduceOnly true when it may only make a position smaller
 * @param atr average true range it was sized with; null when none is known
 * @param signalTime event time of the signal; null when no signal is behind it
 */
public record Intent(
        String instrument,
        Action action,
        Side side,
        @Nullable Pattern pattern,
        @Nullable Double confidence,
        Quantity quantity,
        Price price,
        @Nullable Price stop,
        @Nullable Price target,
        Money notional,
        Money margin,
        Money stopRisk,
        boolean reduceOnly,
        @Nullable BigDecimal atr,
        @Nullable Instant signalTime) {

    /** Whether a signal is behind it, and not an operator or the account itself. */
    public boolean bySignal() {
        return signalTime != null;
    }

    /** The intent as it is published. */
    public TradeIntent toRecord() {
        return new TradeIntent(
                instrument,
                action,
                side,
                pattern,
                confidence,
                quantity.value(),
                price.value(),
                stop == null ? null : stop.value(),
                target == null ? null : target.value(),
                notional.value(),
                margin.value(),
                stopRisk.value(),
                reduceOnly);
    }
}

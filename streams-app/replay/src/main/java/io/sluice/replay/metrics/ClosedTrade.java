package io.sluice.replay.metrics;

import io.sluice.schemas.Direction;
import io.sluice.schemas.Pattern;
import io.sluice.value.Money;
import io.sluice.value.Price;
import io.sluice.value.Quantity;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One trade from flat to flat. Money is in the account's currency.
 *
 * @param instrument instrument as VENUE:SYMBOL
 * @param pattern family of the signal that opened it; null when unknown
 * @param decisionId decision that opened it
 * @param direction LONG or SHORT
 * @param quantity all that was ever added to it, base units
 * @param entryTime first fill
 * @param entryPrice average price of what was added, quote currency, rounded half even at 18 decimals
 * @param exitTime fill that made it flat
 * @param exitPrice average price of what was taken away, rounded likewise
 * @param exitReason what ended it
 * @param gross profit before fees and funding; slippage has worsened the prices already and must not be subtracted again
 * @param fees fees paid, negative when received
 * @param funding what holding it earned at settlement instants, negative when it cost
 * @param slippage what the fills were worse than their references, where a reference is known; positive is worse
 * @param excursion how far it went against and for its holder
 */
public record ClosedTrade(
        String instrument,
        @Nullable Pattern pattern,
        String decisionId,
        Direction direction,
        Quantity quantity,
        Instant entryTime,
        Price entryPrice,
        Instant exitTime,
        Price exitPrice,
        ExitReason exitReason,
        Money gross,
        Money fees,
        Money funding,
        Money slippage,
        Excursion excursion) {

    /** Gross profit less fees, with funding. */
    public Money net() {
        return gross.minus(fees).plus(funding);
    }

    public Duration holdingTime() {
        return Duration.between(entryTime, exitTime);
    }
}

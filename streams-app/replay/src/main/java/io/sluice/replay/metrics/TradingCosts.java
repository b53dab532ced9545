package io.sluice.replay.metrics;

import io.sluice.market.InstrumentDefinition;
import io.sluice.schemas.Fill;
import io.sluice.value.Money;
import io.sluice.value.Quantity;
import java.math.BigDecimal;

/**
 * What trading cost, open trades included. Amounts are in the account's currency.
 *
 * @param fills number of executions
 * @param traded Σ price × quantity × point value of all fills
 * @param fees fees paid, negative when received
 * @param funding what holding perpetual futures earned, negative when it cost
 * @param slippage what fills were worse than their references, where a reference is known; positive is worse
 */
public record TradingCosts(int fills, Money traded, Money fees, Money funding, Money slippage) {
    static final TradingCosts NONE = new TradingCosts(0, Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO);

    TradingCosts plus(Fill fill, Money fee, InstrumentDefinition definition) {
        Quantity quantity = new Quantity(fill.getQuantity());
        BigDecimal value = fill.getPrice().multiply(fill.getQuantity()).multiply(definition.pointValue());
        return new TradingCosts(
                fills + 1,
                traded.plus(new Money(value)),
                fees.plus(fee),
                funding,
                slippage.plus(slippageOf(fill, quantity, definition)));
    }

    TradingCosts plusFunding(Money amount) {
        return new TradingCosts(fills, traded, fees, funding.plus(amount), slippage);
    }

    static Money slippageOf(Fill fill, Quantity part, InstrumentDefinition definition) {
        BigDecimal points = fill.getSlippage();
        return points == null
                ? Money.ZERO
                : new Money(points.multiply(part.value()).multiply(definition.pointValue()));
    }
}

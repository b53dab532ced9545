package io.sluice.venue;

import io.sluice.market.InstrumentDefinition;
import io.sluice.schemas.Liquidity;
import io.sluice.schemas.Side;
import io.sluice.value.Money;
import io.sluice.value.Price;
import io.sluice.value.Quantity;
import java.math.BigDecimal;

/** Prices, fees and volume of one candle of one instrument. Every price is a multiple of the tick, at least one, rounded against the order. */
record Terms(PaperSettings settings, InstrumentDefinition definition, Bar bar) {
    private static final BigDecimal HALF = new BigDecimal("0.5");

    /** The best price of the other side of the book, when the market stands at a price. */
    Price quote(Side side, Price market) {
        return worse(side, market, halfSpread());
    }

    /** What an order that takes at once is executed at: half the spread and slippage beyond the market. */
    Price market(Side side, Price market) {
        return worse(side, market, halfSpread().add(slippage()));
    }

    /**
     * What a triggered order is executed at. No spread: the trade that touched a stop was itself made at the side of the
     * book on which the stop is executed.
     */
    Price triggered(Side side, Price touched) {
        return worse(side, touched, slippage());
    }

    /** The nearest tick that is no better than the price. */
    Price tick(Side side, Price price) {
        return worse(side, price, BigDecimal.ZERO);
    }

    /** @param first whether it is the order's first fill */
    Money fee(Liquidity liquidity, Price price, Quantity quantity, boolean first) {
        BigDecimal rate = liquidity == Liquidity.MAKER ? settings.makerFee() : settings.takerFee();
        Money share = price.times(quantity, definition.pointValue()).times(rate);
        return first && settings.orderFee().signum() > 0 ? share.plus(new Money(settings.orderFee())) : share;
    }

    /** What the account's orders may take of the candle, whole lots. */
    Quantity volume() {
        BigDecimal share = BigDecimal.valueOf(bar.volume()).multiply(settings.participation());
        return new Quantity(share).towardZero(definition.lotStep());
    }

    private BigDecimal halfSpread() {
        return settings.spreadTicks().multiply(definition.tickSize()).multiply(HALF);
    }

    private BigDecimal slippage() {
        return switch (settings.slippage()) {
            case Slippage.Ticks ticks -> ticks.ticks().multiply(definition.tickSize());
            case Slippage.AtrFraction atr -> atr.fraction().multiply(bar.trueRange());
        };
    }

    private Price worse(Side side, Price price, BigDecimal distance) {
        BigDecimal tick = definition.tickSize();
        if (side == Side.BUY) {
            return price.plus(distance).upTo(tick);
        }
        Price sold = price.minus(distance).downTo(tick);
        return sold.value().signum() > 0 ? sold : new Price(tick);
    }
}

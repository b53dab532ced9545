package io.sluice.binance.sim.exchange;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What an account holds of a contract.
 *
 * @param quantity negative where short
 * @param entryPrice mean price at which it was entered, zero where flat
 * @param realized profit of all that was ever closed, in USDT
 */
public record Position(
        String symbol,
        PositionSide side,
        BigDecimal quantity,
        BigDecimal entryPrice,
        BigDecimal realized,
        long updateTime) {
    private static final int ENTRY_SCALE = 8;

    static Position flat(String symbol, PositionSide side) {
        return new Position(symbol, side, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, 0);
    }

    /** Profit at a price, in USDT, not yet realised. */
    public BigDecimal profitAt(BigDecimal price) {
        return price.subtract(entryPrice).multiply(quantity);
    }

    /** Profit that a change would realise. */
    BigDecimal realizedBy(BigDecimal change, BigDecimal price) {
        if (quantity.signum() * change.signum() >= 0) {
            return BigDecimal.ZERO;
        }
        BigDecimal closed = change.abs().min(quantity.abs());
        BigDecimal gain = price.subtract(entryPrice).multiply(closed);
        return (quantity.signum() > 0 ? gain : gain.negate()).setScale(ENTRY_SCALE, RoundingMode.HALF_UP);
    }

    Position changed(BigDecimal change, BigDecimal price, long now) {
        BigDecimal next = quantity.add(change);
        return new Position(
                symbol, side, next, entryAfter(change, next, price), realized.add(realizedBy(change, price)), now);
    }

    private BigDecimal entryAfter(BigDecimal change, BigDecimal next, BigDecimal price) {
        if (next.signum() == 0) {
            return BigDecimal.ZERO;
        }
        if (next.signum() != quantity.signum()) {
            return price;
        }
        if (quantity.signum() != change.signum()) {
            return entryPrice;
        }
        BigDecimal paid = entryPrice.multiply(quantity).add(price.multiply(change));
        return paid.divide(next, ENTRY_SCALE, RoundingMode.HALF_UP);
    }
}

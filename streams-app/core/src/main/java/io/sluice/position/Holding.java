package io.sluice.position;

import io.sluice.schemas.Side;
import io.sluice.value.Money;
import io.sluice.value.Price;
import io.sluice.value.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What is held of one instrument, with what it cost. The cost is kept rather than the average price: an average is
 * rounded each time, while costs add up, so that the profits of all reductions sum to proceeds minus cost exactly.
 *
 * @param quantity signed quantity in base units, positive is long
 * @param cost Σ price × quantity of what is held, quote currency × base units, before the point value
 */
public record Holding(Quantity quantity, BigDecimal cost) {
    public static final Holding FLAT = new Holding(Quantity.ZERO, BigDecimal.ZERO);

    /**
     * The holding after a fill, and what the fill earned.
     *
     * @param after what is held now
     * @param realised profit of the part that was closed, account currency, before fees
     */
    public record Booked(Holding after, Money realised) {}

    public boolean isFlat() {
        return quantity.isZero();
    }

    /** 1 for long, -1 for short, 0 for flat. */
    public int direction() {
        return quantity.signum();
    }

    /** The side that makes it smaller. */
    public Side reducingSide() {
        return direction() > 0 ? Side.SELL : Side.BUY;
    }

    /** Cost ÷ quantity, rounded half even at 18 decimals; zero when flat. */
    public Price averagePrice() {
        return isFlat() ? new Price(BigDecimal.ZERO) : Price.average(cost, quantity.abs());
    }

    /** Profit if all of it were closed at a price: account currency, before fees. */
    public Money unrealised(Price mark, BigDecimal pointValue) {
        BigDecimal points = mark.value().multiply(quantity.abs().value()).subtract(cost);
        return money(points, pointValue);
    }

    /** Value at a price: |quantity| × price × point value, account currency. */
    public Money notional(Price price, BigDecimal pointValue) {
        return price.times(quantity.abs(), pointValue);
    }

    /**
     * Books a fill: the part against the holding closes it at its average cost, what is left opens in the fill's own
     * direction.
     *
     * @param filled quantity in base units, positive
     */
    public Booked book(Side side, Quantity filled, Price price, BigDecimal pointValue) {
        int fillDirection = side == Side.BUY ? 1 : -1;
        if (isFlat() || fillDirection == direction()) {
            return new Booked(grown(fillDirection, filled, price), Money.ZERO);
        }
        Quantity closed = filled.min(quantity.abs());
        BigDecimal closedCost = closed.equals(quantity.abs()) ? cost : part(closed);
        Money realised = money(price.value().multiply(closed.value()).subtract(closedCost), pointValue);
        Holding rest = closed.equals(quantity.abs())
                ? FLAT
                : new Holding(signed(direction(), quantity.abs().minus(closed)), cost.subtract(closedCost));
        Quantity beyond = filled.minus(closed);
        return new Booked(beyond.isZero() ? rest : FLAT.grown(fillDirection, beyond, price), realised);
    }

    private Holding grown(int direction, Quantity filled, Price price) {
        return new Holding(
                signed(direction, quantity.abs().plus(filled)),
                cost.add(price.value().multiply(filled.value())));
    }

    private BigDecimal part(Quantity closed) {
        return cost.multiply(closed.value()).divide(quantity.abs().value(), Money.SCALE, RoundingMode.HALF_EVEN);
    }

    private Money money(BigDecimal points, BigDecimal pointValue) {
        return new Money(points.multiply(pointValue).multiply(BigDecimal.valueOf(direction())));
    }

    private static Quantity signed(int direction, Quantity size) {
        return direction > 0 ? size : size.negated();
    }
}

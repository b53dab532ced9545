package io.sluice.binance.sim.exchange;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * An order at one moment.
 *
 * @param price the limit in force, zero for MARKET
 * @param quantity the quantity in force
 * @param executed what has traded of it
 * @param quote what that was worth, in USDT
 * @param time when it was accepted, in milliseconds
 */
public record Order(
        long id,
        OrderTicket ticket,
        OrderStatus status,
        BigDecimal price,
        BigDecimal quantity,
        BigDecimal executed,
        BigDecimal quote,
        long time,
        long updateTime) {

    static Order accepted(long id, OrderTicket ticket, long now) {
        BigDecimal price = ticket.price() == null ? BigDecimal.ZERO : ticket.price();
        return new Order(
                id, ticket, OrderStatus.NEW, price, ticket.quantity(), BigDecimal.ZERO, BigDecimal.ZERO, now, now);
    }

    /** What can still trade. */
    public BigDecimal remaining() {
        return quantity.subtract(executed);
    }

    /** The mean price of what has traded, zero before. */
    public BigDecimal averagePrice() {
        return executed.signum() == 0 ? BigDecimal.ZERO : quote.divide(executed, 8, RoundingMode.HALF_UP);
    }

    /** As it was when it was accepted. */
    public Order asAccepted() {
        return accepted(id, ticket, time);
    }

    Order filled(BigDecimal part, BigDecimal at, long now) {
        BigDecimal sum = executed.add(part);
        OrderStatus next = sum.compareTo(quantity) < 0 ? OrderStatus.PARTIALLY_FILLED : OrderStatus.FILLED;
        return new Order(id, ticket, next, price, quantity, sum, quote.add(part.multiply(at)), time, now);
    }

    Order ended(OrderStatus how, long now) {
        return new Order(id, ticket, how, price, quantity, executed, quote, time, now);
    }

    Order amended(BigDecimal newPrice, BigDecimal newQuantity, long now) {
        return new Order(id, ticket, status, newPrice, newQuantity, executed, quote, time, now);
    }
}

package io.sluice.binance.sim.exchange;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What positions and open orders bind of an account's money, all of it shared between positions.
 *
 * <p>Initial margin is value at the mark over leverage, for positions and for what orders would add; maintenance margin is
 * 0.4 % of the value. The venue's brackets by size are left out.
 */
public final class Margin {
    private static final BigDecimal MAINTENANCE = new BigDecimal("0.0040");
    private static final int SCALE = 8;

    private final World world;

    Margin(World world) {
        this.world = world;
    }

    /** Refuses an order that the account cannot afford. */
    void check(Account account, OrderTicket ticket) {
        BigDecimal adds = ticket.quantity();
        if (!ticket.reduces()) {
            adds = adds.subtract(Reduction.reducible(account, ticket)).max(BigDecimal.ZERO);
        } else {
            adds = BigDecimal.ZERO;
        }
        Market market = world.market(ticket.symbol());
        BigDecimal price = ticket.price() == null ? market.quote().ask() : ticket.price();
        BigDecimal needed = over(price.multiply(adds), account.leverage(ticket.symbol()));
        if (needed.signum() > 0 && needed.compareTo(available(account)) > 0) {
            throw RefusalCode.MARGIN_NOT_SUFFICIENT.with();
        }
    }

    /** What new positions may bind, in USDT, never below zero. */
    public BigDecimal available(Account account) {
        return account.wallet()
                .add(unrealized(account))
                .subtract(ofPositions(account))
                .subtract(ofOrders(account))
                .max(BigDecimal.ZERO);
    }

    /** Profit of all open positions at the marks. */
    public BigDecimal unrealized(Account account) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Position position : account.positions()) {
            sum = sum.add(position.profitAt(mark(position.symbol())));
        }
        return sum.setScale(SCALE, RoundingMode.HALF_UP);
    }

    /** Initial margin of all positions. */
    public BigDecimal ofPositions(Account account) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Position position : account.positions()) {
            sum = sum.add(ofPosition(account, position));
        }
        return sum;
    }

    /** Initial margin of one position. */
    public BigDecimal ofPosition(Account account, Position position) {
        return over(value(position), account.leverage(position.symbol()));
    }

    /** Initial margin of all open orders that do not only reduce. */
    public BigDecimal ofOrders(Account account) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Order order : account.openOrders()) {
            if (!order.ticket().reduces()) {
                BigDecimal value = order.price().multiply(order.remaining());
                sum = sum.add(over(value, account.leverage(order.ticket().symbol())));
            }
        }
        return sum;
    }

    /** Maintenance margin of one position. */
    public BigDecimal maintenance(Position position) {
        return value(position).multiply(MAINTENANCE).setScale(SCALE, RoundingMode.HALF_UP);
    }

    /** Maintenance margin of all positions. */
    public BigDecimal maintenance(Account account) {
        return account.positions().stream().map(this::maintenance).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private BigDecimal value(Position position) {
        return position.quantity().abs().multiply(mark(position.symbol()));
    }

    private BigDecimal mark(String symbol) {
        return world.market(symbol).quote().mark();
    }

    private static BigDecimal over(BigDecimal value, int leverage) {
        return value.divide(BigDecimal.valueOf(leverage), SCALE, RoundingMode.HALF_UP);
    }
}

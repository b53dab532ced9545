package io.sluice.binance.sim.exchange;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** Trades orders against the book and books what they trade. Accounts trade with the market, never with each other. */
final class Matcher {
    private static final int MONEY_SCALE = 8;

    private final World world;

    Matcher(World world) {
        this.world = world;
    }

    /** A new order takes what the book has for it; what is left stays or expires. */
    Order enter(long now, Account account, Order order) {
        Market market = world.market(order.ticket().symbol());
        market.refill();
        Order after = take(now, account, market, order, false);
        boolean stays =
                after.ticket().type() == OrderType.LIMIT && after.ticket().timeInForce() != TimeInForce.IOC;
        return after.status().open() && !stays ? expire(now, account, after) : after;
    }

    /** Resting orders trade with a book that has moved to them, at their own price, oldest first. */
    void rest(long now, Market market) {
        for (Account account : world.accounts()) {
            for (Order order : account.openOrders()) {
                boolean still = account.order(order.id()).orElseThrow().status().open();
                if (still && order.ticket().symbol().equals(market.instrument().symbol())) {
                    take(now, account, market, order, true);
                }
            }
        }
    }

    Order expire(long now, Account account, Order order) {
        return world.keep(now, account, order.ended(OrderStatus.EXPIRED, now), Execution.EXPIRED, null);
    }

    private Order take(long now, Account account, Market market, Order order, boolean maker) {
        OrderTicket ticket = order.ticket();
        BigDecimal limit = ticket.type() == OrderType.MARKET ? null : order.price();
        BigDecimal allowed = Reduction.allowed(account, ticket, order.remaining());
        Order after = order;
        for (Level level : market.take(ticket.side(), allowed, limit)) {
            BigDecimal price = maker ? order.price() : level.price();
            after = trade(now, account, after, price, level.quantity(), maker);
        }
        if (after.executed().compareTo(order.executed()) > 0) {
            dropIdleReductions(now, account, ticket);
        }
        return account.order(after.id()).orElse(after);
    }

    private Order trade(long now, Account account, Order order, BigDecimal price, BigDecimal quantity, boolean maker) {
        BigDecimal rate =
                maker ? world.settings().makerRate() : world.settings().takerRate();
        Order after = order.filled(quantity, price, now);
        return book(now, account, after, price, quantity, rate, maker, Execution.TRADE);
    }

    /** Changes position and money by one trade and tells of it: the account first, then the order. */
    Order book(
            long now,
            Account account,
            Order after,
            BigDecimal price,
            BigDecimal quantity,
            BigDecimal rate,
            boolean maker,
            Execution execution) {
        OrderTicket ticket = after.ticket();
        Position before = account.position(ticket.symbol(), ticket.positionSide());
        BigDecimal change = ticket.side().signed(quantity);
        BigDecimal realized = before.realizedBy(change, price);
        BigDecimal commission = price.multiply(quantity).multiply(rate).setScale(MONEY_SCALE, RoundingMode.HALF_UP);
        Position position = before.changed(change, price, now);
        Trade trade = new Trade(world.tradeId(), after, price, quantity, commission, realized, maker, now);
        account.pay(realized.subtract(commission));
        account.put(position);
        account.add(trade);
        account.put(after);
        world.tellAccount(now, account, "ORDER", BigDecimal.ZERO, List.of(position));
        return world.keep(now, account, after, execution, trade);
    }

    /** Orders that may only reduce go when there is nothing left to reduce. */
    private void dropIdleReductions(long now, Account account, OrderTicket cause) {
        for (Order order : account.openOrders()) {
            OrderTicket ticket = order.ticket();
            if (ticket.reduces()
                    && ticket.symbol().equals(cause.symbol())
                    && ticket.positionSide() == cause.positionSide()
                    && Reduction.reducible(account, ticket).signum() == 0) {
                expire(now, account, order);
            }
        }
    }
}

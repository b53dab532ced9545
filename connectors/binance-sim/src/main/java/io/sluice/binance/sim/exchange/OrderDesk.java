package io.sluice.binance.sim.exchange;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Takes, cancels, changes and looks up plain orders. */
final class OrderDesk {
    private static final long DAY_MILLIS = 86_400_000L;
    private static final long UNFILLED_DAYS = 3;
    private static final long ALL_DAYS = 90;

    private final World world;
    private final OrderChecks checks;
    private final Margin margin;
    private final Matcher matcher;

    OrderDesk(World world, OrderChecks checks, Margin margin, Matcher matcher) {
        this.world = world;
        this.checks = checks;
        this.margin = margin;
        this.matcher = matcher;
    }

    Order place(long now, Account account, OrderTicket ticket) {
        checks.check(account, ticket);
        margin.check(account, ticket);
        checkBook(ticket);
        Order accepted = Order.accepted(world.orderId(), ticket, now);
        return enter(now, account, accepted);
    }

    /** An order that is accepted meets the book. */
    Order enter(long now, Account account, Order accepted) {
        world.keep(now, account, accepted, Execution.NEW, null);
        return matcher.enter(now, account, accepted);
    }

    private void checkBook(OrderTicket ticket) {
        Market market = world.market(ticket.symbol());
        market.refill();
        BigDecimal available = market.available(ticket.side(), ticket.price());
        if (ticket.timeInForce() == TimeInForce.GTX && available.signum() > 0) {
            throw RefusalCode.POST_ONLY_REJECTED.with();
        }
        if (ticket.timeInForce() == TimeInForce.FOK && available.compareTo(ticket.quantity()) < 0) {
            throw RefusalCode.FOK_REJECTED.with();
        }
    }

    Order cancel(long now, Account account, String symbol, OrderKey key) {
        world.market(symbol);
        Order order = open(account, symbol, key).orElseThrow(RefusalCode.UNKNOWN_ORDER::with);
        return cancel(now, account, order);
    }

    List<Order> cancelAll(long now, Account account, String symbol) {
        world.market(symbol);
        return account.openOrders().stream()
                .filter(order -> order.ticket().symbol().equals(symbol))
                .map(order -> cancel(now, account, order))
                .toList();
    }

    private Order cancel(long now, Account account, Order order) {
        return world.keep(now, account, order.ended(OrderStatus.CANCELED, now), Execution.CANCELED, null);
    }

    /** A smaller quantity than what has traded cancels; another price or quantity may trade at once. */
    Order amend(long now, Account account, String symbol, OrderKey key, BigDecimal price, BigDecimal quantity) {
        world.market(symbol);
        Order order = open(account, symbol, key).orElseThrow(RefusalCode.NO_SUCH_ORDER::with);
        checks.checkAmendment(order, price, quantity);
        if (quantity.compareTo(order.executed()) <= 0) {
            return cancel(now, account, order);
        }
        Order amended = order.amended(price, quantity, now);
        boolean takes =
                world.market(symbol).available(order.ticket().side(), price).signum() > 0;
        if (takes && order.ticket().timeInForce() == TimeInForce.GTX) {
            return cancel(now, account, order);
        }
        world.keep(now, account, amended, Execution.AMENDMENT, null);
        return matcher.enter(now, account, amended);
    }

    /** The newest order of the key that the venue still shows. */
    Order find(long now, Account account, String symbol, OrderKey key) {
        world.market(symbol);
        return account.orders().stream()
                .filter(order -> order.ticket().symbol().equals(symbol))
                .filter(order -> key.names(order.id(), order.ticket().clientId()))
                .filter(order -> shown(now, order))
                .reduce((older, newer) -> newer)
                .orElseThrow(RefusalCode.NO_SUCH_ORDER::with);
    }

    private static Optional<Order> open(Account account, String symbol, OrderKey key) {
        return account.openOrders().stream()
                .filter(order -> order.ticket().symbol().equals(symbol))
                .filter(order -> key.names(order.id(), order.ticket().clientId()))
                .findFirst();
    }

    /** What ended without a trade is forgotten after three days, everything after ninety. */
    static boolean shown(long now, Order order) {
        long age = now - order.time();
        boolean ended = order.status() == OrderStatus.CANCELED || order.status() == OrderStatus.EXPIRED;
        boolean unfilled = ended && order.executed().signum() == 0;
        return age <= ALL_DAYS * DAY_MILLIS && !(unfilled && age > UNFILLED_DAYS * DAY_MILLIS);
    }
}

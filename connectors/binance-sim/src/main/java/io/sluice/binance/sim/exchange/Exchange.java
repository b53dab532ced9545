package io.sluice.binance.sim.exchange;

import io.sluice.binance.sim.exchange.Event.LeverageChanged;
import io.sluice.binance.sim.exchange.Event.MarketChanged;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/**
 * A USD-M futures exchange as a fold: each call is an event with its time in milliseconds, and what follows from it goes to
 * the sink in order. The same calls give the same happenings. For one thread at a time.
 *
 * <p>Whatever is not done is refused with a {@link Refusal}, and then nothing has changed.
 */
public final class Exchange {
    private static final int MAX_LEVERAGE = 125;

    private final World world;
    private final Margin margin;
    private final Matcher matcher;
    private final OrderDesk orders;
    private final AlgoDesk algos;
    private final Timers timers;

    /** An exchange without accounts, with a first quote for each of its contracts. */
    public Exchange(ExchangeSettings settings, Collection<Quote> quotes, Consumer<Event> sink) {
        world = new World(settings, quotes, sink);
        margin = new Margin(world);
        matcher = new Matcher(world);
        OrderChecks checks = new OrderChecks(world);
        orders = new OrderDesk(world, checks, margin, matcher);
        algos = new AlgoDesk(world, checks, orders);
        timers = new Timers(world, orders, algos, matcher);
    }

    /** What it was set up with. */
    public ExchangeSettings settings() {
        return world.settings();
    }

    /** All markets. */
    public Collection<Market> markets() {
        return world.markets();
    }

    /** The market of a symbol. */
    public Market market(String symbol) {
        return world.market(symbol);
    }

    /** The account of a name, opened where it is new. */
    public Account account(String id) {
        return world.account(id);
    }

    /** What its money is bound by. */
    public Margin margin() {
        return margin;
    }

    /** Takes an order and trades what can be traded. */
    public Order place(long now, Account account, OrderTicket ticket) {
        return orders.place(now, account, ticket);
    }

    /** Cancels an open order. */
    public Order cancel(long now, Account account, String symbol, OrderKey key) {
        return settled(now, orders.cancel(now, account, symbol, key));
    }

    /** Cancels all open orders of a symbol. */
    public List<Order> cancelAll(long now, Account account, String symbol) {
        return settled(now, orders.cancelAll(now, account, symbol));
    }

    /** Gives an open limit order another price and quantity. */
    public Order amend(long now, Account account, String symbol, OrderKey key, BigDecimal price, BigDecimal quantity) {
        return settled(now, orders.amend(now, account, symbol, key, price, quantity));
    }

    /** Looks an order up under the venue's rules of forgetting. */
    public Order find(long now, Account account, String symbol, OrderKey key) {
        return orders.find(now, account, symbol, key);
    }

    /** Whether the venue still shows an order. */
    public boolean shown(long now, Order order) {
        return OrderDesk.shown(now, order);
    }

    /** Cancels a symbol's open orders after a while unless it is called again; 0 ends that. */
    public void countdown(long now, Account account, String symbol, long millis) {
        timers.countdown(now, account, symbol, millis);
    }

    /** Takes a conditional order. */
    public AlgoOrder placeAlgo(long now, Account account, AlgoTicket ticket) {
        return algos.place(now, account, ticket);
    }

    /** Cancels a conditional order that waits. */
    public AlgoOrder cancelAlgo(long now, Account account, OrderKey key) {
        return algos.cancel(now, account, key);
    }

    /** Cancels all waiting conditional orders of a symbol. */
    public List<AlgoOrder> cancelAllAlgos(long now, Account account, String symbol) {
        return algos.cancelAll(now, account, symbol);
    }

    /** Looks a conditional order up. */
    public AlgoOrder findAlgo(Account account, OrderKey key) {
        return algos.find(account, key);
    }

    /** The market outside has moved: resting orders trade, conditional ones fire. */
    public void quote(long now, Quote quote) {
        Market market = world.market(quote.symbol());
        market.show(quote);
        world.tell(new MarketChanged(now, market));
        matcher.rest(now, market);
        algos.watch(now, quote.symbol());
        algos.settle(now);
    }

    /** Gives the book of a symbol another depth. */
    public void depth(String symbol, Depth depth) {
        world.market(symbol).depth(depth);
    }

    /** Time has passed. */
    public void pass(long now) {
        timers.pass(now);
        algos.settle(now);
    }

    /** Charges the funding of a symbol at once. */
    public void fund(long now, String symbol) {
        timers.fund(now, world.market(symbol));
    }

    /** When funding is charged next. */
    public long nextFunding(long now) {
        return Timers.nextFundingAfter(now);
    }

    /** The exchange closes a part of a position by an order of its own; refused where there is not that much. */
    public Order close(
            long now, Account account, String symbol, PositionSide side, BigDecimal quantity, ExchangeMade why) {
        Position position = account.position(symbol, side);
        if (position.quantity().abs().compareTo(quantity) < 0 || quantity.signum() <= 0) {
            throw RefusalCode.REDUCE_ONLY_REJECTED.with();
        }
        BigDecimal price = world.market(symbol).quote().mark();
        OrderTicket ticket = new OrderTicket(
                why.clientId(now),
                symbol,
                position.quantity().signum() > 0 ? Side.SELL : Side.BUY,
                side,
                OrderType.LIMIT,
                TimeInForce.IOC,
                quantity,
                price,
                side == PositionSide.BOTH,
                0,
                OrderType.LIMIT,
                false);
        Order filled = Order.accepted(world.orderId(), ticket, now).filled(quantity, price, now);
        BigDecimal rate = world.settings().takerRate();
        return settled(now, matcher.book(now, account, filled, price, quantity, rate, false, why.execution()));
    }

    /** Sets a symbol's leverage. */
    public void leverage(long now, Account account, String symbol, int times) {
        world.market(symbol);
        if (times < 1 || times > MAX_LEVERAGE) {
            throw RefusalCode.BAD_LEVERAGE.with(times);
        }
        account.leverage(symbol, times);
        world.tell(new LeverageChanged(now, account, symbol, times));
    }

    /** Keeps a symbol's margin apart, or not; only while nothing is open. */
    public void isolated(Account account, String symbol, boolean on) {
        world.market(symbol);
        if (account.isolated(symbol) == on) {
            throw RefusalCode.SAME_MARGIN_TYPE.with();
        }
        if (account.openOrders().stream()
                .anyMatch(order -> order.ticket().symbol().equals(symbol))) {
            throw RefusalCode.MARGIN_TYPE_OPEN_ORDERS.with();
        }
        if (account.positions().stream()
                .anyMatch(
                        held -> held.symbol().equals(symbol) && held.quantity().signum() != 0)) {
            throw RefusalCode.MARGIN_TYPE_POSITION.with();
        }
        account.isolated(symbol, on);
    }

    /** Holds longs and shorts beside each other, or not; only while nothing is open. */
    public void hedged(Account account, boolean on) {
        if (account.hedged() == on) {
            throw RefusalCode.SAME_POSITION_SIDE.with();
        }
        boolean waiting = account.algos().stream().anyMatch(algo -> algo.status() == AlgoStatus.NEW);
        if (waiting || !account.openOrders().isEmpty()) {
            throw RefusalCode.POSITION_SIDE_OPEN_ORDERS.with();
        }
        if (account.positions().stream().anyMatch(held -> held.quantity().signum() != 0)) {
            throw RefusalCode.POSITION_SIDE_POSITION.with();
        }
        account.hedged(on);
    }

    private <T> T settled(long now, T result) {
        algos.settle(now);
        return result;
    }
}

package io.sluice.binance.sim.exchange;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Pattern;

/** What an order must be before it gets near the book. Refuses with the code of the first rule that is broken. */
final class OrderChecks {
    private static final String LEGAL_ID = "^[\\.A-Z\\:/a-z0-9_-]{1,36}$";
    private static final Pattern CLIENT_ID = Pattern.compile(LEGAL_ID);
    private static final int LONGEST_ID = 36;

    private final World world;

    OrderChecks(World world) {
        this.world = world;
    }

    void check(Account account, OrderTicket ticket) {
        Market market = world.market(ticket.symbol());
        checkMode(account, ticket.positionSide(), ticket.reduceOnly());
        checkClientId(ticket.clientId(), "newClientOrderId");
        checkQuantity(market.instrument(), ticket.type(), ticket.quantity());
        if (ticket.type() == OrderType.LIMIT) {
            checkPrice(market.instrument(), ticket.price());
            checkCap(market, ticket.side(), ticket.price());
        } else {
            checkCounterparty(market, ticket.side());
        }
        checkNotional(market, ticket);
        checkReduction(account, ticket);
        if (account.hasOpen(ticket.clientId())) {
            throw RefusalCode.DUPLICATED_CLIENT_ID.with();
        }
        checkRoom(account, market.instrument());
    }

    void check(Account account, AlgoTicket ticket) {
        Instrument instrument = world.market(ticket.symbol()).instrument();
        checkMode(account, ticket.positionSide(), ticket.reduceOnly());
        checkClientId(ticket.clientId(), "clientAlgoId");
        if (ticket.quantity() != null) {
            checkQuantity(instrument, ticket.type().triggered(), ticket.quantity());
        }
        if (ticket.type().priced()) {
            checkPrice(instrument, ticket.price());
        }
        if (ticket.triggerPrice() != null) {
            checkTrigger(instrument, ticket.triggerPrice());
        }
        if (account.hasOpenAlgo(ticket.clientId())) {
            throw RefusalCode.DUPLICATED_CLIENT_ID.with();
        }
        // The limit counts an account's conditional orders over all symbols.
        long open = account.algos().stream()
                .filter(algo -> algo.status() == AlgoStatus.NEW)
                .count();
        if (open >= instrument.maxAlgoOrders()) {
            throw RefusalCode.MAX_ALGO_ORDERS.with();
        }
    }

    void checkAmendment(Order order, BigDecimal price, BigDecimal quantity) {
        Market market = world.market(order.ticket().symbol());
        checkQuantity(market.instrument(), OrderType.LIMIT, quantity);
        checkPrice(market.instrument(), price);
        checkCap(market, order.ticket().side(), price);
        if (order.price().compareTo(price) == 0 && order.quantity().compareTo(quantity) == 0) {
            throw RefusalCode.SAME_ORDER.with();
        }
    }

    private static void checkMode(Account account, PositionSide side, boolean reduceOnly) {
        if (account.hedged() == (side == PositionSide.BOTH)) {
            throw RefusalCode.WRONG_POSITION_SIDE.with();
        }
        if (account.hedged() && reduceOnly) {
            throw RefusalCode.NOT_REQUIRED.with("reduceonly");
        }
    }

    private static void checkClientId(String clientId, String parameter) {
        if (clientId.length() > LONGEST_ID) {
            throw RefusalCode.CLIENT_ID_TOO_LONG.with();
        }
        if (!CLIENT_ID.matcher(clientId).matches()) {
            throw RefusalCode.ILLEGAL_CHARS.with(parameter, LEGAL_ID);
        }
    }

    private static void checkQuantity(Instrument instrument, OrderType type, BigDecimal quantity) {
        Range range = type == OrderType.MARKET ? instrument.marketLot() : instrument.lot();
        if (quantity.signum() <= 0) {
            throw RefusalCode.QUANTITY_BELOW_ZERO.with();
        }
        checkPrecision(quantity, range);
        if (quantity.compareTo(range.min()) < 0) {
            throw RefusalCode.QUANTITY_BELOW_MIN.with();
        }
        if (quantity.compareTo(range.max()) > 0) {
            throw RefusalCode.QUANTITY_ABOVE_MAX.with();
        }
        if (!range.onStep(quantity)) {
            throw RefusalCode.QUANTITY_OFF_STEP.with();
        }
    }

    private static void checkPrice(Instrument instrument, BigDecimal price) {
        Range range = instrument.price();
        if (price.signum() <= 0) {
            throw RefusalCode.PRICE_BELOW_ZERO.with();
        }
        checkPrecision(price, range);
        if (price.compareTo(range.max()) > 0) {
            throw RefusalCode.PRICE_ABOVE_MAX.with();
        }
        if (price.compareTo(range.min()) < 0) {
            throw RefusalCode.PRICE_BELOW_MIN.with();
        }
        if (!range.onStep(price)) {
            throw RefusalCode.PRICE_OFF_TICK.with();
        }
    }

    private static void checkTrigger(Instrument instrument, BigDecimal trigger) {
        if (trigger.signum() <= 0) {
            throw RefusalCode.STOP_PRICE_BELOW_ZERO.with();
        }
        checkPrice(instrument, trigger);
    }

    private static void checkPrecision(BigDecimal value, Range range) {
        if (value.stripTrailingZeros().scale() > range.precision()) {
            throw RefusalCode.BAD_PRECISION.with();
        }
    }

    private static void checkCap(Market market, Side side, BigDecimal price) {
        BigDecimal cap = cap(market);
        BigDecimal floor = floor(market);
        if (side == Side.BUY && price.compareTo(cap) > 0) {
            throw RefusalCode.PRICE_ABOVE_CAP.with(cap.toPlainString());
        }
        if (side == Side.SELL && price.compareTo(floor) < 0) {
            throw RefusalCode.PRICE_BELOW_FLOOR.with(floor.toPlainString());
        }
    }

    private static void checkCounterparty(Market market, Side side) {
        boolean fair = side == Side.BUY
                ? market.quote().ask().compareTo(cap(market)) <= 0
                : market.quote().bid().compareTo(floor(market)) >= 0;
        if (!fair) {
            throw RefusalCode.COUNTERPARTY_PRICE.with();
        }
    }

    private static BigDecimal cap(Market market) {
        return ofMark(market, market.instrument().percentUp());
    }

    private static BigDecimal floor(Market market) {
        return ofMark(market, market.instrument().percentDown());
    }

    private static BigDecimal ofMark(Market market, BigDecimal times) {
        int places = market.instrument().price().precision();
        return market.quote().mark().multiply(times).setScale(places, RoundingMode.HALF_UP);
    }

    private static void checkNotional(Market market, OrderTicket ticket) {
        if (ticket.reduces()) {
            return;
        }
        BigDecimal price = ticket.price() == null ? market.quote().mark() : ticket.price();
        BigDecimal least = market.instrument().minNotional();
        if (price.multiply(ticket.quantity()).compareTo(least) < 0) {
            throw RefusalCode.MIN_NOTIONAL.with(least.toPlainString());
        }
    }

    private static void checkReduction(Account account, OrderTicket ticket) {
        if (!ticket.reduces()) {
            return;
        }
        BigDecimal reducible = Reduction.reducible(account, ticket);
        boolean tooMuch = account.hedged() && reducible.compareTo(ticket.quantity()) < 0;
        if (reducible.signum() == 0 || tooMuch) {
            throw RefusalCode.REDUCE_ONLY_REJECTED.with();
        }
    }

    private static void checkRoom(Account account, Instrument instrument) {
        long open = account.openOrders().stream()
                .filter(order -> order.ticket().symbol().equals(instrument.symbol()))
                .count();
        if (open >= instrument.maxOrders()) {
            throw RefusalCode.MAX_OPEN_ORDERS.with();
        }
    }
}

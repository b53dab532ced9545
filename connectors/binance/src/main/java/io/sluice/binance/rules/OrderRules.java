package io.sluice.binance.rules;

import static io.sluice.binance.rules.Steps.plain;

import io.sluice.order.RuleBreach;
import io.sluice.schemas.OrderCommand;
import io.sluice.schemas.OrderType;
import io.sluice.schemas.Side;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Judges an order as the exchange's filters will. Exact; rounds nothing. */
public final class OrderRules {
    private OrderRules() {}

    /** What the exchange calls the type of an order. */
    public static String typeName(OrderType type) {
        return switch (type) {
            case MARKET -> "MARKET";
            case LIMIT -> "LIMIT";
            case STOP_MARKET -> "STOP_MARKET";
            case TAKE_PROFIT -> "TAKE_PROFIT_MARKET";
            case UNRECOGNISED -> "UNRECOGNISED";
        };
    }

    /** Whether an order waits for its trigger with the algo service. */
    public static boolean isConditional(OrderType type) {
        return type == OrderType.STOP_MARKET || type == OrderType.TAKE_PROFIT;
    }

    /**
     * The first rule that the order breaks.
     *
     * @param mark mark price of the instrument; null when it is not known: then what is judged by it is left to the
     *     exchange
     */
    public static Optional<RuleBreach> breachOf(OrderCommand order, SymbolRules rules, @Nullable BigDecimal mark) {
        return Stream.<Supplier<Optional<RuleBreach>>>of(
                        () -> tradable(order, rules),
                        () -> quantity(order, rules),
                        () -> price("limit price", order.getLimitPrice(), order.getType() == OrderType.LIMIT, rules),
                        () -> price("trigger price", order.getTriggerPrice(), isConditional(order.getType()), rules),
                        () -> notional(order, rules, mark),
                        () -> percentPrice(order, rules, mark))
                .map(Supplier::get)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<RuleBreach> tradable(OrderCommand order, SymbolRules rules) {
        if (!rules.trading()) {
            return breach("NOT_TRADING", rules.symbol() + " is not traded now");
        }
        String type = typeName(order.getType());
        return rules.orderTypes().contains(type)
                ? Optional.empty()
                : breach("ORDER_TYPE", rules.symbol() + " takes no orders of type " + type);
    }

    private static Optional<RuleBreach> quantity(OrderCommand order, SymbolRules rules) {
        BigDecimal quantity = order.getQuantity();
        if (quantity.signum() <= 0) {
            return breach("LOT_SIZE", "quantity " + plain(quantity) + " is not positive");
        }
        Optional<RuleBreach> lot = named("LOT_SIZE", "quantity ", rules.lot().fault(quantity));
        return lot.isPresent() || order.getType() == OrderType.LIMIT
                ? lot
                : named("MARKET_LOT_SIZE", "quantity ", rules.marketLot().fault(quantity));
    }

    private static Optional<RuleBreach> price(
            String name, @Nullable BigDecimal price, boolean wanted, SymbolRules rules) {
        if (!wanted) {
            return Optional.empty();
        }
        if (price == null || price.signum() <= 0) {
            return breach("PRICE_FILTER", "the " + name + " is missing");
        }
        return named("PRICE_FILTER", name + " ", rules.price().fault(price));
    }

    /** Orders that only reduce may be of any size; conditional ones are judged when they trigger. */
    private static Optional<RuleBreach> notional(OrderCommand order, SymbolRules rules, @Nullable BigDecimal mark) {
        BigDecimal price = order.getType() == OrderType.LIMIT ? order.getLimitPrice() : mark;
        if (order.getReduceOnly() || isConditional(order.getType()) || price == null) {
            return Optional.empty();
        }
        BigDecimal notional = price.multiply(order.getQuantity());
        return notional.compareTo(rules.minNotional()) >= 0
                ? Optional.empty()
                : breach(
                        "MIN_NOTIONAL",
                        "notional " + plain(notional) + " is below the smallest, " + plain(rules.minNotional()));
    }

    private static Optional<RuleBreach> percentPrice(OrderCommand order, SymbolRules rules, @Nullable BigDecimal mark) {
        BigDecimal price = order.getLimitPrice();
        if (order.getType() != OrderType.LIMIT || price == null || mark == null) {
            return Optional.empty();
        }
        boolean buys = order.getSide() == Side.BUY;
        BigDecimal bound = mark.multiply(buys ? rules.percentUp() : rules.percentDown());
        if (bound.signum() == 0 || (buys ? price.compareTo(bound) <= 0 : price.compareTo(bound) >= 0)) {
            return Optional.empty();
        }
        return breach(
                "PERCENT_PRICE",
                "limit price " + plain(price) + " is " + (buys ? "above " : "below ") + plain(bound)
                        + ", the bound around the mark price");
    }

    private static Optional<RuleBreach> named(String code, String what, Optional<String> fault) {
        return fault.map(text -> new RuleBreach(code, what + text));
    }

    private static Optional<RuleBreach> breach(String code, String text) {
        return Optional.of(new RuleBreach(code, text));
    }
}

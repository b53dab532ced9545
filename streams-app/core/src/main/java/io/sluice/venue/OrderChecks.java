package io.sluice.venue;

import static io.sluice.venue.PaperReason.ABOVE_MAX_QUANTITY;
import static io.sluice.venue.PaperReason.BELOW_MIN_NOTIONAL;
import static io.sluice.venue.PaperReason.BELOW_MIN_QUANTITY;
import static io.sluice.venue.PaperReason.INVALID_ORDER;
import static io.sluice.venue.PaperReason.NO_MARKET_PRICE;
import static io.sluice.venue.PaperReason.OFF_LOT;
import static io.sluice.venue.PaperReason.OFF_TICK;
import static io.sluice.venue.PaperReason.REDUCE_ONLY_REJECTED;
import static io.sluice.venue.PaperReason.TOO_MANY_ORDERS;
import static io.sluice.venue.PaperReason.UNKNOWN_INSTRUMENT;

import io.sluice.market.InstrumentDefinition;
import io.sluice.schemas.OrderCommand;
import io.sluice.schemas.OrderType;
import io.sluice.schemas.Side;
import io.sluice.schemas.TimeInForce;
import io.sluice.value.Money;
import io.sluice.value.Price;
import io.sluice.value.Quantity;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What the venue looks at before it accepts an order. The first thing that is wrong is the reason given. */
final class OrderChecks {
    private final PaperSettings settings;

    OrderChecks(PaperSettings settings) {
        this.settings = settings;
    }

    /** Why an order is refused. */
    record Refusal(PaperReason reason, String text) {}

    /** Null when the order is accepted. */
    @Nullable
    Refusal refusal(
            OrderCommand order, @Nullable InstrumentDefinition instrument, @Nullable Bar last, PaperState state) {
        if (instrument == null) {
            return new Refusal(UNKNOWN_INSTRUMENT, "no definition of " + order.getInstrument());
        }
        String malformed = malformed(order);
        if (malformed != null) {
            return new Refusal(INVALID_ORDER, malformed);
        }
        if (last == null) {
            return new Refusal(NO_MARKET_PRICE, "no candle of " + instrument.id() + " has been seen");
        }
        Refusal grid = offGrid(order, instrument);
        if (grid != null) {
            return grid;
        }
        if (order.getQuantity().compareTo(instrument.maxQuantity()) > 0) {
            return new Refusal(
                    ABOVE_MAX_QUANTITY, plain(order.getQuantity()) + " > " + plain(instrument.maxQuantity()));
        }
        Refusal size = order.getReduceOnly()
                ? nothingToReduce(order, state.position(instrument.id()))
                : tooSmall(order, instrument, last);
        if (size != null) {
            return size;
        }
        // Protection must find room however many entries are working.
        int bound = settings.maxWorkingOrders() * (order.getReduceOnly() ? 2 : 1);
        return state.workingOrders() < bound
                ? null
                : new Refusal(TOO_MANY_ORDERS, state.workingOrders() + " orders are working");
    }

    private static @Nullable String malformed(OrderCommand order) {
        if (order.getSide() == Side.UNRECOGNISED
                || order.getType() == OrderType.UNRECOGNISED
                || order.getTimeInForce() == TimeInForce.UNRECOGNISED) {
            return "unrecognised side, type or time in force";
        }
        if (order.getQuantity().signum() <= 0) {
            return "quantity " + plain(order.getQuantity()) + " is not positive";
        }
        boolean limit = order.getType() == OrderType.LIMIT;
        boolean trigger = order.getType() == OrderType.STOP_MARKET || order.getType() == OrderType.TAKE_PROFIT;
        if (limit != (order.getLimitPrice() != null) || trigger != (order.getTriggerPrice() != null)) {
            return order.getType() + " with limit price " + order.getLimitPrice() + " and trigger price "
                    + order.getTriggerPrice();
        }
        return null;
    }

    private static @Nullable Refusal offGrid(OrderCommand order, InstrumentDefinition instrument) {
        BigDecimal level = order.getLimitPrice() != null ? order.getLimitPrice() : order.getTriggerPrice();
        if (level != null && level.remainder(instrument.tickSize()).signum() != 0) {
            return new Refusal(OFF_TICK, plain(level) + " is not a multiple of " + plain(instrument.tickSize()));
        }
        if (order.getQuantity().remainder(instrument.lotStep()).signum() != 0) {
            return new Refusal(
                    OFF_LOT, plain(order.getQuantity()) + " is not a multiple of " + plain(instrument.lotStep()));
        }
        return null;
    }

    private static @Nullable Refusal nothingToReduce(OrderCommand order, Quantity position) {
        boolean reduces = order.getSide() == Side.BUY ? position.signum() < 0 : position.signum() > 0;
        return reduces ? null : new Refusal(REDUCE_ONLY_REJECTED, order.getSide() + " does not reduce " + position);
    }

    /** Entries only: an exit is never refused for being small. */
    private static @Nullable Refusal tooSmall(OrderCommand order, InstrumentDefinition instrument, Bar last) {
        if (order.getQuantity().compareTo(instrument.minQuantity()) < 0) {
            return new Refusal(
                    BELOW_MIN_QUANTITY, plain(order.getQuantity()) + " < " + plain(instrument.minQuantity()));
        }
        BigDecimal level = order.getLimitPrice() != null ? order.getLimitPrice() : order.getTriggerPrice();
        Price price = level == null ? last.closePrice() : new Price(level);
        Money notional = price.times(new Quantity(order.getQuantity()), instrument.pointValue());
        return notional.atLeast(new Money(instrument.minNotional()))
                ? null
                : new Refusal(BELOW_MIN_NOTIONAL, notional + " < " + plain(instrument.minNotional()));
    }

    /** Decimals read from a topic carry 18 digits; people need fewer. */
    private static String plain(BigDecimal value) {
        return new Quantity(value).toString();
    }
}

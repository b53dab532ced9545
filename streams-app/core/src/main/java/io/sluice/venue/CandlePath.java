package io.sluice.venue;

import io.sluice.schemas.Liquidity;
import io.sluice.schemas.OrderType;
import io.sluice.schemas.TimeInForce;
import io.sluice.value.Money;
import io.sluice.value.Price;
import io.sluice.value.Quantity;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/**
 * What happens to an account's working orders of one instrument on one way through a candle: at a point, or along a leg
 * from one price to another without turning. Nothing outside is touched; the steps are the result.
 */
final class CandlePath {
    private static final Comparator<Contender> BY_LEVEL = Comparator.comparing(Contender::level);
    private static final Comparator<Contender> RISING = BY_LEVEL.thenComparing(Contender.AT_ONE_PRICE);
    private static final Comparator<Contender> FALLING = BY_LEVEL.reversed().thenComparing(Contender.AT_ONE_PRICE);

    private final Terms terms;
    private final List<Contender> contenders;
    private final List<Step> steps = new ArrayList<>();
    private Quantity position;
    private Quantity taken;
    private BigDecimal cash = BigDecimal.ZERO;

    /**
     * @param orders all working orders of the instrument: those that do not take part may still lose their position
     * @param takesPart which of them this path can execute
     */
    CandlePath(Terms terms, InstrumentBook book, List<WorkingOrder> orders, Predicate<WorkingOrder> takesPart) {
        this.terms = terms;
        this.position = book.position();
        this.taken = book.taken();
        this.contenders = new ArrayList<>(orders.size());
        for (WorkingOrder order : orders) {
            contenders.add(new Contender(order, takesPart.test(order)));
        }
        contenders.sort(Contender.AT_ONE_PRICE);
    }

    List<Step> steps() {
        return steps;
    }

    /** Money of the account's trades on this path with what it then holds valued at the candle's close. */
    BigDecimal worthAtClose() {
        return cash.add(terms.bar()
                .closePrice()
                .times(position, terms.definition().pointValue())
                .value());
    }

    /** The market stands at a price: the open of a candle, or the last close for an order that arrives. */
    void at(Price market) {
        for (Contender contender : contenders) {
            if (contender.takesPart && !contender.ended) {
                meet(contender, market);
            }
        }
    }

    /** The market moves from one price to another and trades at every price between. */
    void leg(Price from, Price to) {
        boolean falling = to.isBelow(from);
        List<Contender> reached = new ArrayList<>();
        for (Contender contender : contenders) {
            if (contender.isReached(falling, to)) {
                reached.add(contender);
            }
        }
        reached.sort(falling ? FALLING : RISING);
        for (Contender contender : reached) {
            if (!contender.ended) {
                execute(contender, contender.level());
            }
        }
    }

    private void meet(Contender contender, Price market) {
        WorkingOrder order = contender.order;
        if (contender.isMarket()) {
            trade(contender, terms.market(order.side(), market), Liquidity.TAKER);
            return;
        }
        boolean buy = order.isBuy();
        Price level = contender.level();
        int beyond = buy ? market.compareTo(level) : level.compareTo(market);
        switch (contender.type()) {
            case STOP_MARKET -> {
                if (beyond >= 0) {
                    contender.touched = true;
                    trade(contender, triggeredPrice(order, market), Liquidity.TAKER);
                }
            }
            case TAKE_PROFIT -> {
                if (beyond <= 0) {
                    contender.touched = true;
                    trade(contender, terms.triggered(order.side(), level), Liquidity.TAKER);
                }
            }
            case LIMIT -> meetLimit(contender, market, beyond);
            case MARKET, UNRECOGNISED -> throw new IllegalStateException("order " + order.id() + " has no level");
        }
    }

    /** A stop that meets the market on arrival pays the spread as well: no trade at its price has been seen. */
    private Price triggeredPrice(WorkingOrder order, Price market) {
        return order.arriving() ? terms.market(order.side(), market) : terms.triggered(order.side(), market);
    }

    private void meetLimit(Contender contender, Price market, int beyond) {
        WorkingOrder order = contender.order;
        if (!order.arriving()) {
            if (beyond < 0) {
                trade(contender, terms.tick(order.side(), market), Liquidity.MAKER);
            }
            return;
        }
        Price quote = terms.quote(order.side(), market);
        Price limit = contender.level();
        boolean marketable = order.isBuy() ? !limit.isBelow(quote) : !limit.isAbove(quote);
        if (marketable) {
            trade(contender, noWorse(order, terms.market(order.side(), market), limit), Liquidity.TAKER);
        } else {
            endUnlessWorking(contender);
        }
    }

    private static Price noWorse(WorkingOrder order, Price price, Price limit) {
        boolean worse = order.isBuy() ? price.isAbove(limit) : price.isBelow(limit);
        return worse ? limit : price;
    }

    private void execute(Contender contender, Price level) {
        WorkingOrder order = contender.order;
        if (contender.type() == OrderType.LIMIT) {
            trade(contender, level, Liquidity.MAKER);
        } else {
            contender.touched = true;
            trade(contender, terms.triggered(order.side(), level), Liquidity.TAKER);
        }
    }

    private void trade(Contender contender, Price price, Liquidity liquidity) {
        WorkingOrder order = contender.order;
        Quantity wanted = wanted(contender);
        boolean bound = contender.type() == OrderType.LIMIT || terms.settings().partialTakers();
        Quantity quantity = bound ? wanted.min(volumeLeft()) : wanted;
        if (order.placed().getTimeInForce() == TimeInForce.FOK && quantity.compareTo(wanted) < 0) {
            cancel(contender, PaperReason.FOK_UNFILLED, quantity + " of " + wanted + " could be filled");
            return;
        }
        if (!quantity.isZero()) {
            book(contender, quantity, price, liquidity);
        }
        if (!contender.ended && contender.touched && !order.triggered()) {
            steps.add(new Step.Touch(order.id()));
        }
        endUnlessWorking(contender);
    }

    /** What the account's orders have left of the candle's volume. */
    private Quantity volumeLeft() {
        Quantity left = terms.volume().minus(taken);
        return left.signum() > 0 ? left : Quantity.ZERO;
    }

    private void book(Contender contender, Quantity quantity, Price price, Liquidity liquidity) {
        WorkingOrder order = contender.order;
        boolean first = order.fills() == 0 && !contender.filled;
        Money fee = terms.fee(liquidity, price, quantity, first);
        steps.add(new Step.Trade(order.id(), quantity, price, fee, liquidity));
        Quantity signed = order.isBuy() ? quantity : quantity.negated();
        position = position.plus(signed);
        taken = taken.plus(quantity);
        cash = cash.subtract(
                        price.times(signed, terms.definition().pointValue()).value())
                .subtract(fee.value());
        contender.filled = true;
        contender.remaining = contender.remaining.minus(quantity);
        contender.ended = contender.remaining.isZero();
        cancelIdle();
    }

    /** Reduce-only orders that have nothing left to reduce leave the book; this is what makes stop and target one. */
    private void cancelIdle() {
        for (Contender contender : contenders) {
            if (!contender.ended && contender.order.placed().getReduceOnly() && !contender.order.reduces(position)) {
                cancel(contender, PaperReason.NOTHING_TO_REDUCE, "the position is " + position);
            }
        }
    }

    private void endUnlessWorking(Contender contender) {
        if (contender.ended) {
            return;
        }
        switch (contender.order.placed().getTimeInForce()) {
            case IOC -> cancel(contender, PaperReason.IOC_REST, contender.remaining + " was not filled at once");
            case FOK -> cancel(contender, PaperReason.FOK_UNFILLED, "none of it could be filled at once");
            case GTC, UNRECOGNISED -> {}
        }
    }

    private void cancel(Contender contender, PaperReason reason, String text) {
        contender.ended = true;
        steps.add(new Step.Cancel(contender.order.id(), reason, text));
    }

    private Quantity wanted(Contender contender) {
        return contender.order.placed().getReduceOnly() ? contender.remaining.min(position.abs()) : contender.remaining;
    }
}

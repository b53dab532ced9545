package io.sluice.account;

import io.sluice.market.Micros;
import io.sluice.position.TradeEvent;
import io.sluice.schemas.AlertKind;
import io.sluice.schemas.Fill;
import io.sluice.schemas.Leg;
import io.sluice.schemas.RejectReason;
import io.sluice.schemas.Severity;
import io.sluice.schemas.Side;
import io.sluice.schemas.id.Ids;
import io.sluice.value.Money;
import io.sluice.value.Price;
import io.sluice.value.Quantity;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Books fills. A fill is a fact of the venue: it is booked also when its order is no longer known, and then people are
 * told. The part against a position closes it; what is left opens in the fill's direction, unless the order may only
 * reduce, which then is a difference between the venue's position and ours and is told as such.
 */
final class Bookkeeping {
    private static final String UNKNOWN_ORDER = "O-EXTERNAL";
    private static final String DIFFERENCE = "O-DRIFT";
    private static final String FOREIGN_FEE = "O-DRIFT-FEE";

    private final AccountSettings settings;
    private final Protection protection;
    private final OrderFollowing following;
    private final OperatorDesk operators;
    private final Exits exits;
    private final Breaker breaker;
    private final ExternalBooks externals;

    Bookkeeping(
            AccountSettings settings,
            Protection protection,
            OrderFollowing following,
            OperatorDesk operators,
            Exits exits,
            Breaker breaker,
            ExternalBooks externals) {
        this.settings = settings;
        this.protection = protection;
        this.following = following;
        this.operators = operators;
        this.exits = exits;
        this.breaker = breaker;
        this.externals = externals;
    }

    void book(Turn turn, Fill fill) {
        if (turn.state().fills().contains(fill.getId())) {
            turn.rejected(RejectReason.DUPLICATE, "fill " + fill.getId() + " was booked already");
            return;
        }
        Trade trade = turn.state().trade(fill.getInstrument());
        WorkingOrder order = fill.getOrigin() == null ? turn.state().orders().find(fill.getOrderId()) : null;
        if (trade == null) {
            refuse(turn, fill, RejectReason.UNKNOWN_INSTRUMENT, ", which has no definition here, cannot be booked.");
        } else if (fill.getQuantity().signum() <= 0 || fill.getPrice().signum() <= 0) {
            String figures =
                    "quantity " + new Quantity(fill.getQuantity()) + " and price " + new Price(fill.getPrice());
            refuse(turn, fill, RejectReason.NEGATIVE, " cannot be booked: it has " + figures + ".");
        } else if (fill.getSide() == Side.UNRECOGNISED) {
            refuse(turn, fill, RejectReason.ILLEGAL_TRANSITION, " cannot be booked: it has no known side.");
        } else if (order != null && !belongs(fill, order.ticket())) {
            refuse(turn, fill, RejectReason.ILLEGAL_TRANSITION, " cannot be booked: it does not fit its order.");
        } else {
            turn.state().fills().add(fill.getId());
            if (fill.getOrigin() == null) {
                book(turn, fill, trade, order);
            } else {
                externals.book(turn, fill, trade);
            }
        }
    }

    private static boolean belongs(Fill fill, OrderTicket ticket) {
        return ticket.instrument().equals(fill.getInstrument()) && ticket.side() == fill.getSide();
    }

    /** The venue has traded, and we cannot say what is held any more: a dead letter alone would not tell anybody. */
    private static void refuse(Turn turn, Fill fill, RejectReason reason, String why) {
        String text = "A fill of " + fill.getInstrument() + why;
        turn.alert(AlertKind.DRIFT, Severity.CRITICAL, DIFFERENCE, fill.getInstrument(), text);
        turn.rejected(reason, "fill " + fill.getId() + ": " + text);
    }

    private void book(Turn turn, Fill fill, Trade trade, @Nullable WorkingOrder order) {
        if (order == null) {
            String text = "A fill of an order that is not known here was booked in " + fill.getInstrument() + ".";
            turn.alert(AlertKind.DRIFT, Severity.WARNING, UNKNOWN_ORDER, fill.getInstrument(), text);
        }
        boolean first = order == null || isFirst(trade, order);
        Quantity quantity = new Quantity(fill.getQuantity());
        if (order != null) {
            order.book(quantity);
            turn.state().orders().filled(order);
        }
        Quantity against = against(trade, fill.getSide(), quantity);
        if (against.signum() > 0) {
            close(turn, trade, fill, against, order);
        }
        Quantity beyond = quantity.minus(against);
        if (beyond.signum() > 0 && mayOnlyReduce(fill, order)) {
            difference(turn, fill, beyond);
        } else if (beyond.signum() > 0) {
            tellWhenOverfilled(turn, order);
            open(turn, trade, fill, beyond, order, first);
        }
        pay(turn, trade, fill);
        turn.changed(trade);
        protection.afterFill(turn, trade);
        exits.afterEntry(turn, trade);
        if (order != null) {
            following.settle(turn, order, "filled");
        }
        if (leg(fill, order) == Leg.ENTRY) {
            operators.afterEntry(turn, trade);
        }
        breaker.check(turn);
    }

    /** Of an entry; slices are one. */
    private static boolean isFirst(Trade trade, WorkingOrder order) {
        OrderTicket ticket = order.ticket();
        boolean another = ticket.slice() != null && trade.wasOpenedBy(ticket.decisionId());
        return order.booked().isZero() && ticket.revision() == 0 && !another;
    }

    private static Leg leg(Fill fill, @Nullable WorkingOrder order) {
        return order == null ? fill.getLeg() : order.ticket().leg();
    }

    private static boolean mayOnlyReduce(Fill fill, @Nullable WorkingOrder order) {
        return switch (leg(fill, order)) {
            case STOP, TARGET, EXIT -> true;
            case ENTRY, UNRECOGNISED -> false;
        };
    }

    private static Quantity against(Trade trade, Side side, Quantity quantity) {
        boolean reduces = !trade.isFlat() && trade.holding().reducingSide() == side;
        return reduces ? quantity.min(trade.holding().quantity().abs()) : Quantity.ZERO;
    }

    private void close(Turn turn, Trade trade, Fill fill, Quantity quantity, @Nullable WorkingOrder order) {
        Quantity held = trade.holding().quantity().abs();
        trade.bracket()
                .reduced(fill.getOrderId(), quantity, held, trade.definition().lotStep());
        Money realised = trade.book(fill.getSide(), quantity, new Price(fill.getPrice()));
        turn.state().ledger().add(realised);
        turn.state().index(trade);
        if (!trade.isFlat()) {
            trade.on(TradeEvent.FILLED_OUT);
            return;
        }
        trade.on(TradeEvent.WENT_FLAT);
        trade.close();
        protection.standDown(turn, trade, order);
    }

    private void open(
            Turn turn, Trade trade, Fill fill, Quantity quantity, @Nullable WorkingOrder order, boolean first) {
        boolean opens = trade.isFlat();
        EntryPlan plan = order == null ? null : order.ticket().plan();
        if (opens && order == null) {
            trade.adopt(Ids.of("adoption", fill.getId(), settings.account()), Micros.of(fill.getTime()));
        } else if (opens) {
            trade.open(
                    plan == null ? null : plan.pattern(),
                    plan == null ? null : plan.strategy(),
                    fill.getDecisionId(),
                    fill.getSignalId(),
                    Micros.of(fill.getTime()));
        }
        trade.book(fill.getSide(), quantity, new Price(fill.getPrice()));
        turn.state().index(trade);
        trade.on(TradeEvent.FILLED_IN);
        if (plan != null) {
            trade.bracket().plan(plan.price().distanceTo(plan.stop()), plan.targets());
        }
        if (opens) {
            trade.bracket().follow(trade.direction(), new Price(fill.getPrice()));
        }
        if (first) {
            turn.state().ledger().countEntry();
            trade.entered(turn.now());
        }
        protection.anchor(trade);
    }

    private static void tellWhenOverfilled(Turn turn, @Nullable WorkingOrder order) {
        if (order != null && order.isOverfilled()) {
            String instrument = order.ticket().instrument();
            Quantity more = order.booked().minus(order.ticket().quantity());
            String text = "An entry in " + instrument + " was filled " + more + " beyond its quantity.";
            turn.alert(AlertKind.DRIFT, Severity.CRITICAL, DIFFERENCE, instrument, text);
        }
    }

    private void pay(Turn turn, Trade trade, Fill fill) {
        BigDecimal fee = fill.getFee();
        if (fee.signum() != 0 && !fill.getFeeCurrency().equals(settings.currency())) {
            String text = "A fee of " + new Money(fee) + " " + fill.getFeeCurrency() + " was not booked: the"
                    + " account is in " + settings.currency() + ".";
            turn.alert(AlertKind.DRIFT, Severity.WARNING, FOREIGN_FEE, fill.getInstrument(), text);
            return;
        }
        Money paid = new Money(fee);
        trade.pay(paid);
        turn.state().ledger().add(paid.negated());
    }

    private void difference(Turn turn, Fill fill, Quantity beyond) {
        String text = "An order that may only reduce was filled " + beyond + " beyond the position in "
                + fill.getInstrument() + ": the venue's position differs from ours.";
        turn.alert(AlertKind.DRIFT, Severity.CRITICAL, DIFFERENCE, fill.getInstrument(), text);
    }
}

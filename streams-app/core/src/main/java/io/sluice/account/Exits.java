package io.sluice.account;

import io.sluice.admit.Admission;
import io.sluice.position.TradeEvent;
import io.sluice.risk.Intent;
import io.sluice.risk.LastPrice;
import io.sluice.risk.Sizing;
import io.sluice.schemas.Action;
import io.sluice.schemas.Direction;
import io.sluice.schemas.Side;
import io.sluice.schemas.Signal;
import io.sluice.value.Money;
import io.sluice.value.Price;
import io.sluice.value.Quantity;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Exits that signals ask for (R-ACTIONS). A strategy leaves only what its own signals have opened, in the direction it names:
 * several may share an instrument, and the exit rule of one says nothing of another's trade. Where its entry is still on
 * its way, CLOSE takes that back, and what fills all the same leaves at once: a position that nobody wants any more must
 * not stay because its fill was told late.
 */
final class Exits {
    private static final Price NO_PRICE = new Price(BigDecimal.ZERO);

    private final OrderDesk desk;

    Exits(OrderDesk desk) {
        this.desk = desk;
    }

    /** Whether a signal is the exit of a strategy; entries may close a position, too, by being against it. */
    static boolean isExit(Signal signal) {
        return Admission.isExit(signal);
    }

    /** Whether an exit is about an entry that still waits: it must not be made any more. */
    static boolean isOf(@Nullable Signal waiting, Signal exit) {
        return waiting != null
                && waiting.getDirection() == exit.getDirection()
                && StrategyName.of(waiting).equals(StrategyName.of(exit));
    }

    /** What a strategy's exit would close: nothing where nothing is its own. */
    static Intent asked(Turn turn, @Nullable Trade trade, Signal signal) {
        Side side = signal.getDirection() == Direction.LONG ? Side.SELL : Side.BUY;
        Quantity quantity = trade == null ? Quantity.ZERO : own(turn, trade, signal);
        return intent(signal.getInstrument(), trade, signal.getAction(), side, quantity, signal);
    }

    /** The exit that a signal against a position amounts to, whoever has opened it. */
    static Intent against(Turn turn, Trade trade, Signal signal) {
        Quantity quantity = turn.state().figures().closable(trade.instrument());
        return intent(trade.instrument(), trade, Action.CLOSE, trade.holding().reducingSide(), quantity, signal);
    }

    /** An exit that an operator has ordered. */
    static Intent ordered(Trade trade, Action action, Quantity quantity) {
        return intent(trade.instrument(), trade, action, trade.holding().reducingSide(), quantity, null);
    }

    /** Sends what was allowed; its quantity is what is held, or where nothing is, what may still be filled. */
    void send(Turn turn, Trade trade, String decisionId, Signal signal, Intent allowed) {
        AccountFigures figures = turn.state().figures();
        boolean held = !figures.closable(trade.instrument()).isZero();
        if (allowed.action() == Action.CLOSE
                && !figures.entering(trade.instrument()).isZero()) {
            trade.leave(new Leaving(decisionId, signal.getId(), held ? 1 : 0));
            desk.cancelEntries(turn, trade, new Because("CLOSE", "its strategy has left it"));
        } else {
            desk.endSlices(turn, trade, new Because(allowed.action().name(), "its strategy leaves some of it"));
        }
        if (held) {
            desk.exit(turn, trade, decisionId, signal.getId(), allowed.quantity());
            trade.on(TradeEvent.EXIT_PLACED);
        }
        turn.changed(trade);
    }

    /** An entry has filled: it leaves again where that was decided meanwhile. */
    void afterEntry(Turn turn, Trade trade) {
        Leaving leaving = trade.leaving();
        if (leaving == null) {
            return;
        }
        Quantity closable = turn.state().figures().closable(trade.instrument());
        if (!closable.isZero()) {
            desk.exitLate(turn, trade, leaving, closable);
            trade.leave(leaving.next());
            trade.on(TradeEvent.EXIT_PLACED);
            turn.changed(trade);
        }
    }

    private static Quantity own(Turn turn, Trade trade, Signal signal) {
        String strategy = StrategyName.of(signal);
        boolean isOwn = trade.isOf(strategy) && trade.direction() == sign(signal.getDirection());
        Quantity held = isOwn ? turn.state().figures().closable(trade.instrument()) : Quantity.ZERO;
        if (signal.getAction() != Action.CLOSE) {
            return trade.half(held);
        }
        return held.isZero() && isEntering(turn, trade, strategy, signal)
                ? turn.state().figures().entering(trade.instrument())
                : held;
    }

    private static boolean isEntering(Turn turn, Trade trade, String strategy, Signal signal) {
        Side opening = signal.getDirection() == Direction.LONG ? Side.BUY : Side.SELL;
        for (WorkingOrder order : turn.state().figures().pendingEntries()) {
            OrderTicket ticket = order.ticket();
            EntryPlan plan = ticket.plan();
            boolean here = ticket.instrument().equals(trade.instrument());
            if (here && (plan == null || ticket.side() != opening || !strategy.equals(plan.strategy()))) {
                return false;
            }
        }
        return true;
    }

    private static Intent intent(
            String instrument,
            @Nullable Trade trade,
            Action action,
            Side side,
            Quantity quantity,
            @Nullable Signal signal) {
        Price price = trade == null ? NO_PRICE : trade.shownPrice();
        LastPrice last = trade == null ? null : trade.mark().view();
        BigDecimal known = last == null ? null : last.atr();
        return new Intent(
                instrument,
                action,
                side,
                signal == null ? null : signal.getPattern(),
                signal == null ? null : Sizing.confidence(signal),
                quantity,
                price,
                null,
                null,
                trade == null
                        ? Money.ZERO
                        : price.times(quantity, trade.definition().pointValue()),
                Money.ZERO,
                Money.ZERO,
                true,
                signal == null ? known : Sizing.atrOf(signal, last),
                signal == null ? null : signal.getTime());
    }

    private static int sign(Direction direction) {
        return switch (direction) {
            case LONG -> 1;
            case SHORT -> -1;
            case UNRECOGNISED -> 0;
        };
    }
}

package io.sluice.account;

import io.sluice.position.Stops;
import io.sluice.position.TradeEvent;
import io.sluice.risk.RiskLimits;
import io.sluice.schemas.AlertKind;
import io.sluice.schemas.Leg;
import io.sluice.schemas.Severity;
import io.sluice.value.Price;
import io.sluice.value.Quantity;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * R-STOP, R-TRAIL, R-TARGET: keeps a stop and targets on every open position. A stop is called off when the one
 * that replaces it works, so that there is never a moment without one; all only reduce, so that no two can flip it.
 */
final class Protection {
    /** Stops the venue may refuse in a row before the position is left at the market. */
    static final int MOST_STOP_FAILURES = 3;

    /** How long a filled stop whose fills have not arrived still counts as protection. */
    static final Duration FILL_GRACE = Duration.ofSeconds(60);

    private static final String CODE = "R-STOP";

    private final OrderDesk desk;
    private final RiskLimits limits;

    Protection(OrderDesk desk, RiskLimits limits) {
        this.desk = desk;
        this.limits = limits;
    }

    /** Puts stop and targets where the average entry price wants them; a stop that is tighter already stays. */
    void anchor(Trade trade) {
        Bracket bracket = trade.bracket();
        Price entry = trade.holding().averagePrice();
        BigDecimal tick = trade.definition().tickSize();
        BigDecimal planned = bracket.stopDistance();
        BigDecimal distance = planned == null ? entry.value().abs() : planned;
        int direction = trade.direction();
        bracket.stopAt(direction, Stops.anchored(direction, entry, distance, limits.maxStopFraction(), tick));
        bracket.anchorTargets(direction, entry, tick);
    }

    /** R-TRAIL: follows the best close, by whole ticks, and never loosens. */
    void trail(Turn turn, Trade trade) {
        Price best = trade.bracket().bestClose();
        Price stop = trade.bracket().stopPrice();
        int direction = trade.direction();
        double about = trade.mark().roughAtr() * limits.trailAtr().doubleValue();
        if (best == null || (stop != null && Stops.isFarBehind(direction, stop, best, about))) {
            return;
        }
        BigDecimal atr = trade.mark().atr();
        if (atr == null) {
            return;
        }
        BigDecimal distance = atr.multiply(limits.trailAtr());
        BigDecimal tick = trade.definition().tickSize();
        trade.bracket().stopAt(direction, Stops.trailed(direction, best, trade.markPrice(), distance, tick));
        turn.changed(trade);
    }

    /** R-TARGET: targets come nearer with the time that has passed since the first fill, as the marks tell it. */
    void nearTargets(Turn turn, Trade trade) {
        if (trade.bracket().stepTargets(trade.mark().time() - trade.openedAt())) {
            trade.bracket()
                    .anchorTargets(
                            trade.direction(),
                            trade.holding().averagePrice(),
                            trade.definition().tickSize());
            targets(turn, trade);
            turn.changed(trade);
        }
    }

    /** After a fill: what is held is protected, or what protected it is called off. */
    void afterFill(Turn turn, Trade trade) {
        if (!trade.isFlat()) {
            stop(turn, trade, false);
            targets(turn, trade);
        }
    }

    /** Nothing is held: every order that still works in this instrument is called off, except the one that just filled. */
    void standDown(Turn turn, Trade trade, @Nullable WorkingOrder filling) {
        for (WorkingOrder order : turn.state().orders().unsettled(trade.instrument())) {
            boolean opens = order == filling && order.is(Leg.ENTRY);
            if (!opens && order.isWorking()) {
                desk.cancel(turn, order, new Because("FLAT", "its position was closed"));
            }
        }
    }

    /**
     * R-STOP: each open position that lost its stop gets one back and people are told; moved stops are replaced. A stop
     * that works now has not failed; one that was taken and ended again before anybody looked has.
     */
    void watch(Turn turn) {
        for (Trade trade : turn.state().heldNow()) {
            WorkingOrder current = turn.state().orders().find(trade.bracket().stopOrderId());
            if (current != null && isSafelyWorking(current)) {
                trade.bracket().stopWorks();
            }
            stop(turn, trade, true);
            retireReplaced(turn, trade);
        }
    }

    /**
     * The same after a word of the venue. A position whose stops it keeps refusing waits for the next mark or tick, so
     * that stop and refusal do not chase each other.
     */
    void watchAfterVenue(Turn turn) {
        for (Trade trade : turn.state().heldNow()) {
            if (trade.bracket().stopFailures() < MOST_STOP_FAILURES) {
                stop(turn, trade, true);
            }
            retireReplaced(turn, trade);
        }
    }

    /**
     * The venue ended the stop of an open position: it is put back, or the position is left if that keeps failing. One that
     * was to be replaced and still works takes its place until then.
     */
    void stopEnded(Turn turn, Trade trade, String why) {
        trade.bracket().countStopFailure();
        turn.changed(trade);
        Optional<WorkingOrder> before = stillProtecting(turn, trade);
        before.ifPresent(order -> trade.bracket().protectedBy(order.ticket().id()));
        if (before.isPresent() || trade.bracket().stopFailures() < MOST_STOP_FAILURES) {
            return;
        }
        Quantity closable = turn.state().figures().closable(trade.instrument());
        if (closable.signum() > 0) {
            turn.alert(
                    AlertKind.STOP_MISSING,
                    Severity.CRITICAL,
                    CODE,
                    trade.instrument(),
                    "The venue ended " + trade.bracket().stopFailures() + " stops of " + trade.instrument()
                            + " in a row (" + why + "): the position is left at the market.");
            desk.forceExit(turn, trade, closable);
            trade.on(TradeEvent.EXIT_FORCED);
        }
    }

    private void stop(Turn turn, Trade trade, boolean alarm) {
        Price wanted = trade.bracket().stopPrice();
        if (wanted == null) {
            anchor(trade);
            wanted = trade.bracket().stopPrice();
        }
        WorkingOrder current = turn.state().orders().find(trade.bracket().stopOrderId());
        if (wanted == null || (current != null && protects(turn, trade, current, wanted))) {
            return;
        }
        boolean working = current != null && current.isWorking();
        if (alarm && !working) {
            turn.alert(
                    AlertKind.STOP_MISSING,
                    Severity.CRITICAL,
                    CODE,
                    trade.instrument(),
                    "The position in " + trade.instrument() + " had no stop: one is put back at " + wanted + ".");
        }
        desk.stop(turn, trade, wanted);
        turn.changed(trade);
    }

    /** Calls off the stops that the present one has replaced, as soon as it works; until then they are what protects. */
    private void retireReplaced(Turn turn, Trade trade) {
        WorkingOrder current = turn.state().orders().find(trade.bracket().stopOrderId());
        if (current != null && isSafelyWorking(current)) {
            for (WorkingOrder order : replaced(turn, trade)) {
                desk.cancel(turn, order);
            }
        }
    }

    private static boolean isSafelyWorking(WorkingOrder stop) {
        return stop.isWorking() && !stop.isUnanswered();
    }

    private static List<WorkingOrder> replaced(Turn turn, Trade trade) {
        String present = trade.bracket().stopOrderId();
        List<WorkingOrder> replaced = new ArrayList<>();
        for (WorkingOrder order : turn.state().orders().unsettled(trade.instrument())) {
            boolean works = order.is(Leg.STOP) && order.isWorking();
            if (works && !order.ticket().id().equals(present)) {
                replaced.add(order);
            }
        }
        return replaced;
    }

    /** A stop that was to be replaced and still protects all that is held. */
    private static Optional<WorkingOrder> stillProtecting(Turn turn, Trade trade) {
        Quantity held = trade.holding().quantity().abs();
        return replaced(turn, trade).stream()
                .filter(order -> !order.isUnanswered() && order.outstanding().compareTo(held) >= 0)
                .reduce((older, newer) -> newer);
    }

    /** Whether a stop works for a position, or was filled a moment ago. */
    static boolean isProtected(AccountState state, Trade trade) {
        return works(state, trade.bracket().stopOrderId());
    }

    /** The nearest target that works for a position, or was filled a moment ago; null when there is none. */
    static @Nullable Price workingTarget(AccountState state, Trade trade) {
        Price nearest = null;
        for (Rung rung : trade.bracket().ladder().rungs()) {
            Price price = rung.price();
            if (price != null && works(state, rung.orderId())) {
                nearest = nearest == null ? price : Stops.nearer(trade.direction(), nearest, price);
            }
        }
        return nearest;
    }

    private static boolean works(AccountState state, @Nullable String orderId) {
        WorkingOrder order = state.orders().find(orderId);
        return order != null && (order.isWorking() || order.awaitsFills());
    }

    private static boolean protects(Turn turn, Trade trade, WorkingOrder stop, Price wanted) {
        if (stop.isWorking()) {
            return stop.outstanding().equals(trade.holding().quantity().abs())
                    && wanted.equals(stop.ticket().trigger());
        }
        boolean all = stop.outstanding().compareTo(trade.holding().quantity().abs()) >= 0;
        return all && turn.now() <= Clock.later(stop.lastEventTime(), FILL_GRACE);
    }

    private void targets(Turn turn, Trade trade) {
        Ladder ladder = trade.bracket().ladder();
        List<Quantity> left =
                ladder.left(trade.holding().quantity().abs(), trade.definition().lotStep());
        for (int place = 0; place < left.size(); place++) {
            Rung rung = ladder.rungs().get(place);
            Price wanted = rung.price();
            if (wanted != null && !rung.givenUp()) {
                target(turn, trade, place, rung.orderId(), left.get(place), wanted);
            }
        }
    }

    private void target(Turn turn, Trade trade, int place, @Nullable String orderId, Quantity quantity, Price wanted) {
        WorkingOrder current = turn.state().orders().find(orderId);
        boolean stays = orderId != null && (current == null || !current.isWorking());
        if (stays || (current != null && isTarget(current, quantity, wanted))) {
            return;
        }
        if (quantity.signum() > 0) {
            desk.target(turn, trade, place, quantity, wanted);
        } else {
            trade.bracket().targetedBy(place, null);
        }
        if (current != null) {
            desk.cancel(turn, current);
        }
    }

    private static boolean isTarget(WorkingOrder target, Quantity quantity, Price wanted) {
        return target.outstanding().equals(quantity)
                && wanted.equals(target.ticket().trigger());
    }
}

package io.sluice.account;

import io.sluice.market.Micros;
import io.sluice.risk.Intent;
import io.sluice.risk.SlicePlan;
import io.sluice.risk.Slicing;
import io.sluice.schemas.Leg;
import io.sluice.schemas.OrderEventKind;
import io.sluice.schemas.OrderType;
import io.sluice.schemas.Pattern;
import io.sluice.schemas.Severity;
import io.sluice.schemas.Side;
import io.sluice.schemas.Signal;
import io.sluice.schemas.id.Ids;
import io.sluice.value.Price;
import io.sluice.value.Quantity;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sends orders and cancels to the venue. What is sent is remembered at once, so that the next decision counts it. */
final class OrderDesk {
    private final AccountSettings settings;
    private final OrderCommands commands;
    private final VetoWindow window;

    OrderDesk(AccountSettings settings) {
        this.settings = settings;
        this.commands = new OrderCommands(settings);
        this.window = new VetoWindow(settings, commands);
    }

    /** Entries that wait. */
    VetoWindow window() {
        return window;
    }

    /**
     * Sends an entry, whole or in slices, at once or after its veto window.
     *
     * @throws IllegalStateException when the intent has no stop, which no check lets pass
     */
    void enter(Turn turn, String decisionId, Signal signal, Intent intent) {
        Price stop = intent.stop();
        Pattern pattern = intent.pattern();
        if (stop == null || pattern == null) {
            throw new IllegalStateException("entry " + decisionId + " was approved without a stop or a pattern");
        }
        long now = turn.now();
        long sentAt = Clock.later(now, settings.limits().vetoWindow());
        OrderTicket ticket = new OrderTicket(
                Ids.order(decisionId, Leg.ENTRY, 0),
                intent.instrument(),
                decisionId,
                signal.getId(),
                Leg.ENTRY,
                0,
                intent.side(),
                OrderType.MARKET,
                intent.quantity(),
                null,
                false,
                now,
                Clock.later(sentAt, settings.limits().entryTimeToLive()),
                new EntryPlan(intent.price(), stop, targets(turn, signal, intent), pattern, StrategyName.of(signal)),
                null);
        Hold hold = new Hold(now, sentAt, Micros.of(signal.getTime()));
        Slicing slicing = settings.limits().execution().slicing();
        SlicePlan slices = SlicePlan.of(slicing, intent, turn.state().figures(), sentAt - now);
        if (slices.parts().size() > 1) {
            enter(turn, ticket, hold, slices);
        } else if (settings.limits().vetoWindow().isZero()) {
            place(turn, ticket);
        } else {
            window.hold(turn, ticket, hold);
        }
    }

    /** O-TYPES: the first slice goes out as a whole entry would, the others wait for their time. */
    private void enter(Turn turn, OrderTicket whole, Hold hold, SlicePlan plan) {
        boolean atOnce = settings.limits().vetoWindow().isZero();
        List<OrderTicket> slices = Slices.of(whole, plan);
        for (int place = 0; place < slices.size(); place++) {
            if (place == 0 && atOnce) {
                place(turn, slices.getFirst());
            } else {
                window.await(
                        turn,
                        slices.get(place),
                        hold.after(plan.parts().get(place).after()));
            }
        }
        window.tell(turn, whole, hold, plan);
    }

    /** Orders what the venue has left of an entry, under the same decision. */
    void enterRest(Turn turn, OrderTicket before, Quantity rest) {
        int revision = before.revision() + 1;
        long now = turn.now();
        place(
                turn,
                new OrderTicket(
                        restId(before, revision),
                        before.instrument(),
                        before.decisionId(),
                        before.signalId(),
                        Leg.ENTRY,
                        revision,
                        before.side(),
                        before.type(),
                        rest,
                        null,
                        false,
                        now,
                        Clock.later(now, settings.limits().entryTimeToLive()),
                        before.plan(),
                        before.slice()));
    }

    private static String restId(OrderTicket before, int revision) {
        Slice slice = before.slice();
        return slice == null
                ? Ids.order(before.decisionId(), Leg.ENTRY, revision)
                : Ids.slice(slice.parentId(), slice.number(), revision);
    }

    /** Where the signal states a target there is that one alone. */
    private LadderPlan targets(Turn turn, Signal signal, Intent intent) {
        Trade trade = turn.state().trade(intent.instrument());
        BigDecimal atr = intent.atr();
        Price stated = signal.getTargetDistance() == null ? null : intent.target();
        if (stated != null) {
            return LadderPlan.single(intent.price().distanceTo(stated));
        }
        if (trade == null || atr == null) {
            return LadderPlan.NONE;
        }
        int direction = intent.side() == Side.BUY ? 1 : -1;
        BigDecimal tick = trade.definition().tickSize();
        return LadderPlan.of(settings.limits().targets(), direction, intent.price(), atr, tick);
    }

    /** Leaves a position at the market, by a decision of its own. */
    void exit(Turn turn, Trade trade, String decisionId, @Nullable String signalId, Quantity quantity) {
        String id = Ids.order(decisionId, Leg.EXIT, 0);
        reduce(turn, trade, id, decisionId, signalId, Leg.EXIT, 0, OrderType.MARKET, quantity, null);
    }

    /** Leaves what an entry has filled although the position was to be left. */
    void exitLate(Turn turn, Trade trade, Leaving leaving, Quantity quantity) {
        int revision = leaving.exits();
        String id = Ids.order(leaving.decisionId(), Leg.EXIT, revision);
        reduce(
                turn,
                trade,
                id,
                leaving.decisionId(),
                leaving.signalId(),
                Leg.EXIT,
                revision,
                OrderType.MARKET,
                quantity,
                null);
    }

    /** Leaves a position at the market because it cannot be protected. */
    void forceExit(Turn turn, Trade trade, Quantity quantity) {
        cancelEntries(turn, trade, new Because("R-STOP", "its position cannot be protected"));
        own(turn, trade, Leg.EXIT, OrderType.MARKET, quantity, null);
    }

    /** Protects all that is held. */
    void stop(Turn turn, Trade trade, Price trigger) {
        trade.bracket().protectedBy(own(turn, trade, Leg.STOP, OrderType.STOP_MARKET, all(trade), trigger));
    }

    /** Takes the profit of a part of what is held. */
    void target(Turn turn, Trade trade, int rung, Quantity quantity, Price trigger) {
        String id = own(turn, trade, Leg.TARGET, OrderType.TAKE_PROFIT, quantity, trigger);
        trade.bracket().targetedBy(rung, id);
    }

    /** Ends an order that waits for a veto; asks, once, for the end of any other. */
    void cancel(Turn turn, WorkingOrder order, Because why) {
        if (order.isHeld()) {
            window.drop(turn, order, OrderEventKind.CANCEL, Severity.INFO, why);
        } else {
            cancel(turn, order);
        }
    }

    /** The same for somebody who wanted an entry never to be sent. */
    void veto(Turn turn, WorkingOrder order, Because why) {
        order.veto();
        if (order.isHeld()) {
            window.drop(turn, order, OrderEventKind.VETO, Severity.INFO, why);
        } else {
            cancel(turn, order);
        }
    }

    /** Asks for the end of an order that has left the house, once. */
    void cancel(Turn turn, WorkingOrder order) {
        if (order.isEnded() || order.cancelRequested()) {
            return;
        }
        order.requestCancel();
        turn.order(commands.cancel(turn, order.ticket()));
    }

    /** Takes back every entry that waits or is on its way; protection stays. */
    void cancelEntries(Turn turn, Because why) {
        List.copyOf(turn.state().orders().open()).forEach(order -> cancelEntry(turn, order, why));
    }

    /** The same in one instrument. */
    void cancelEntries(Turn turn, Trade trade, Because why) {
        turn.state().orders().unsettled(trade.instrument()).forEach(order -> cancelEntry(turn, order, why));
    }

    /** What has not left the house of large entries in an instrument stays there; what has goes on. */
    void endSlices(Turn turn, Trade trade, Because why) {
        for (WorkingOrder order : turn.state().orders().unsettled(trade.instrument())) {
            if (order.isHeld() && order.ticket().slice() != null) {
                window.drop(turn, order, OrderEventKind.CANCEL, Severity.INFO, why);
            }
        }
    }

    private void cancelEntry(Turn turn, WorkingOrder order, Because why) {
        if (order.is(Leg.ENTRY) && order.isWorking()) {
            cancel(turn, order, why);
        }
    }

    private static Quantity all(Trade trade) {
        return trade.holding().quantity().abs();
    }

    /** An order under the decision that opened the trade; its revision is one that was never used. */
    private String own(Turn turn, Trade trade, Leg leg, OrderType type, Quantity quantity, @Nullable Price trigger) {
        int revision = trade.bracket().nextRevision(leg);
        String id = Ids.order(trade.decisionId(), leg, revision);
        while (turn.state().orders().find(id) != null) {
            revision = trade.bracket().nextRevision(leg);
            id = Ids.order(trade.decisionId(), leg, revision);
        }
        reduce(turn, trade, id, trade.decisionId(), trade.signalId(), leg, revision, type, quantity, trigger);
        return id;
    }

    private void reduce(
            Turn turn,
            Trade trade,
            String id,
            String decisionId,
            @Nullable String signalId,
            Leg leg,
            int revision,
            OrderType type,
            Quantity quantity,
            @Nullable Price trigger) {
        place(
                turn,
                new OrderTicket(
                        id,
                        trade.instrument(),
                        decisionId,
                        signalId,
                        leg,
                        revision,
                        trade.holding().reducingSide(),
                        type,
                        quantity,
                        trigger,
                        true,
                        turn.now(),
                        Clock.NEVER,
                        null,
                        null));
    }

    private void place(Turn turn, OrderTicket ticket) {
        turn.state().orders().add(ticket, turn.state().ledger().nextSequence());
        turn.order(commands.place(turn, ticket));
    }
}

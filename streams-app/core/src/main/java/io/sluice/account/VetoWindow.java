package io.sluice.account;

import io.sluice.market.Micros;
import io.sluice.order.OrderEvents;
import io.sluice.order.OrderRecord;
import io.sluice.risk.Intent;
import io.sluice.risk.RiskLimits;
import io.sluice.risk.RiskPolicy;
import io.sluice.risk.SlicePlan;
import io.sluice.risk.Verdicts;
import io.sluice.risk.VetoDefault;
import io.sluice.schemas.Action;
import io.sluice.schemas.AlertKind;
import io.sluice.schemas.OrderCommand;
import io.sluice.schemas.OrderEvent;
import io.sluice.schemas.OrderEventKind;
import io.sluice.schemas.Severity;
import io.sluice.schemas.Side;
import io.sluice.schemas.Verdict;
import io.sluice.schemas.id.Ids;
import io.sluice.value.Money;
import io.sluice.value.Price;
import io.sluice.value.Quantity;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * R-VETO: approved entries wait for a while, in which people can take them back. One that waits is reserved like one at
 * the venue, so that the next decision counts it; it has one end: sent, vetoed or dropped. Time is the account's: with the
 * first event at or after the deadline the waiting is over. Then an entry is judged once more by what has gone old
 * meanwhile, and dropped where that does not let it pass. Exits and protection never wait.
 *
 * <p>O-TYPES: slices of a large entry wait for their time in the same way. Before one goes out all that have not are judged
 * as one entry, and where one is dropped all that have not gone out are.
 */
final class VetoWindow {
    private static final String CODE = "R-VETO";
    private static final String OF_SLICES = "O-TYPES";

    private final RiskLimits limits;
    private final VetoDefault atDeadline;
    private final OrderCommands commands;
    private final RiskPolicy policy;
    private final RiskPolicy ofSlices;

    VetoWindow(AccountSettings settings, OrderCommands commands) {
        this.limits = settings.limits();
        this.atDeadline = limits.vetoDefault();
        this.commands = commands;
        this.policy = RiskPolicy.afterWaiting(limits);
        this.ofSlices = RiskPolicy.beforeSlice(limits);
    }

    /** The waiting for a veto begins, and people are told. */
    void hold(Turn turn, OrderTicket ticket, Hold hold) {
        await(turn, ticket, hold);
        String text = "%s %s of %s %s (order %s)."
                .formatted(ticket.side(), ticket.quantity(), ticket.instrument(), untilVetoed(hold), ticket.id());
        turn.alert(AlertKind.OPERATOR, Severity.INFO, CODE, ticket.instrument(), text);
    }

    private String untilVetoed(Hold hold) {
        return "waits for a veto until %s, then it is %s"
                .formatted(Micros.instant(hold.until()), atDeadline == VetoDefault.SEND ? "sent" : "dropped");
    }

    /** The waiting begins. */
    void await(Turn turn, OrderTicket ticket, Hold hold) {
        Orders orders = turn.state().orders();
        WorkingOrder order = orders.add(ticket, turn.state().ledger().nextSequence());
        OrderEvent held = OrderEvents.hold(commands.place(turn, ticket), turn.time(), Micros.instant(hold.until()));
        turn.held(held);
        order.follow(held);
        orders.hold(order, hold);
    }

    /** Tells people that an entry goes out in slices. */
    void tell(Turn turn, OrderTicket whole, Hold hold, SlicePlan plan) {
        long last = hold.until() + plan.parts().getLast().after();
        String veto = limits.vetoWindow().isZero() ? "" : "; the first " + untilVetoed(hold);
        String text = "%s %s of %s goes out in %d slices by %s, the last at %s%s (parent %s)."
                .formatted(
                        whole.side(),
                        whole.quantity(),
                        whole.instrument(),
                        plan.parts().size(),
                        style(plan),
                        Micros.instant(last),
                        veto,
                        Ids.parent(whole.decisionId()));
        turn.alert(AlertKind.OPERATOR, Severity.INFO, OF_SLICES, whole.instrument(), text);
    }

    private String style(SlicePlan plan) {
        boolean asked = plan.style() == limits.execution().slicing().style();
        return plan.style() + (asked ? "" : " (the volume of these hours is not known yet)");
    }

    /** Whether it waits for people, and not for its time alone. */
    static boolean asksForVeto(WorkingOrder order) {
        Slice slice = order.ticket().slice();
        return order.isHeld() && (slice == null || !slice.isLater());
    }

    /** Ends the waiting of those whose time has come. */
    void look(Turn turn) {
        if (turn.state().orders().areAnyHeld()) {
            List.copyOf(turn.state().orders().held()).forEach(order -> look(turn, order));
        }
    }

    private void look(Turn turn, WorkingOrder order) {
        if (!order.isHeld() || order.heldAs().until() > turn.now()) {
            return;
        }
        Hold hold = order.heldAs();
        if (atDeadline == VetoDefault.SEND || !asksForVeto(order)) {
            send(turn, order);
        } else {
            String text = "nobody has confirmed it by " + Micros.instant(hold.until());
            drop(turn, order, OrderEventKind.EXPIRE, Severity.INFO, new Because(CODE, text));
        }
    }

    /** The waiting is over: the entry goes out, if it still may. */
    void send(Turn turn, WorkingOrder order) {
        Hold hold = order.heldAs();
        Optional<Verdict> refusal = refusal(turn, order, hold);
        if (refusal.isPresent()) {
            Because why = new Because(refusal.get().getCode(), Verdicts.text(refusal.get()));
            drop(turn, order, OrderEventKind.CANCEL, Severity.WARNING, why);
        } else {
            if (order.ticket().slice() != null) {
                order.release(turn.now(), Clock.later(turn.now(), limits.entryTimeToLive()));
            }
            OrderCommand released = commands.place(turn, order.ticket(), hold);
            turn.state().orders().letGo(order);
            turn.order(released);
        }
    }

    private Optional<Verdict> refusal(Turn turn, WorkingOrder order, Hold hold) {
        Slice slice = order.ticket().slice();
        AccountFigures figures = turn.state().figures();
        List<Verdict> verdicts = slice == null
                ? policy.evaluate(intent(turn, order, hold), figures)
                : ofSlices.evaluate(intent(turn, order, hold), figures.withoutWaiting(slice.parentId()));
        return verdicts.stream()
                .filter(verdict -> !Verdicts.approve(List.of(verdict)))
                .findFirst();
    }

    /** What was allowed and has not left the house, as far as what is judged again asks for it. */
    private Intent intent(Turn turn, WorkingOrder order, Hold hold) {
        OrderTicket ticket = order.ticket();
        EntryPlan plan = ticket.entryPlan();
        BigDecimal pointValue = OrderFollowing.tradeOf(turn, order).definition().pointValue();
        Quantity quantity = Slices.sum(Slices.waitingWith(turn, order));
        Money notional = plan.price().times(quantity, pointValue);
        return new Intent(
                ticket.instrument(),
                ticket.side() == Side.BUY ? Action.OPEN_LONG : Action.OPEN_SHORT,
                ticket.side(),
                plan.pattern(),
                null,
                quantity,
                plan.price(),
                plan.stop(),
                null,
                notional,
                limits.marginOf(notional),
                new Price(plan.price().distanceTo(plan.stop())).times(quantity, pointValue),
                false,
                null,
                Micros.instant(hold.signalTime()));
    }

    /** The waiting ends without anything being sent; of a slice, that of all that wait with it. */
    void drop(Turn turn, WorkingOrder order, OrderEventKind kind, Severity severity, Because why) {
        List<WorkingOrder> waiting = Slices.waitingWith(turn, order);
        waiting.forEach(each -> end(turn, each, kind, why));
        OrderTicket ticket = order.ticket();
        Slice slice = ticket.slice();
        String what = "%s %s of %s".formatted(ticket.side(), Slices.sum(waiting), ticket.instrument());
        if (slice == null) {
            String text = "%s was not sent: %s (order %s).".formatted(what, text(why), ticket.id());
            turn.alert(AlertKind.OPERATOR, severity, CODE, ticket.instrument(), text);
        } else {
            String text = "%s in %d of %d slices was not sent: %s (parent %s)."
                    .formatted(what, waiting.size(), slice.count(), text(why), slice.parentId());
            turn.alert(AlertKind.OPERATOR, severity, OF_SLICES, ticket.instrument(), text);
        }
    }

    private void end(Turn turn, WorkingOrder order, OrderEventKind kind, Because why) {
        OrderRecord held = OrderRecord.of(commands.place(turn, order.ticket(), order.heldAs()));
        OrderEvent end = OrderEvents.because(held, kind, turn.time(), why.code(), why.text(), null);
        turn.held(end);
        order.follow(end);
        turn.state().orders().letGo(order);
        turn.state().orders().end(order, turn.state().ledger().nextSequence());
        order.settle();
        OrderFollowing.entryEnded(turn, order, why.text());
    }

    /** A slice that was sent has come to nothing: those that wait are not tried. */
    void dropRest(Turn turn, WorkingOrder slice, Because why) {
        List<WorkingOrder> waiting = Slices.waitingWith(turn, slice);
        if (!waiting.isEmpty()) {
            drop(turn, waiting.getFirst(), OrderEventKind.CANCEL, Severity.WARNING, why);
        }
    }

    private static String text(Because why) {
        return why.text().startsWith(why.code()) ? why.text() : why.code() + ", " + why.text();
    }
}

package io.sluice.account;

import io.sluice.market.Micros;
import io.sluice.order.OrderEvents;
import io.sluice.order.OrderRecord;
import io.sluice.risk.Intent;
import io.sluice.risk.RiskPolicy;
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
import io.sluice.value.Money;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * R-VETO: approved entries wait for a while, in which people can take them back. One that waits is reserved like one at
 * the venue, so that the next decision counts it; it has one end: sent, vetoed or dropped. Time is the account's: with the
 * first event at or after the deadline the waiting is over. Then an entry is judged once more by what has gone old
 * meanwhile, and dropped where that does not let it pass. Exits and protection never wait.
 */
final class VetoWindow {
    private static final String CODE = "R-VETO";

    private final VetoDefault atDeadline;
    private final OrderCommands commands;
    private final RiskPolicy policy;

    VetoWindow(AccountSettings settings, OrderCommands commands) {
        this.atDeadline = settings.limits().vetoDefault();
        this.commands = commands;
        this.policy = RiskPolicy.afterWaiting(settings.limits());
    }

    /** The waiting begins. */
    void hold(Turn turn, OrderTicket ticket, Hold hold) {
        Orders orders = turn.state().orders();
        WorkingOrder order = orders.add(ticket, turn.state().ledger().nextSequence());
        Instant deadline = Micros.instant(hold.until());
        OrderEvent held = OrderEvents.hold(commands.place(turn, ticket), turn.time(), deadline);
        turn.held(held);
        order.follow(held);
        orders.hold(order, hold);
        String text = "%s %s of %s waits for a veto until %s, then it is %s (order %s)."
                .formatted(
                        ticket.side(),
                        ticket.quantity(),
                        ticket.instrument(),
                        deadline,
                        atDeadline == VetoDefault.SEND ? "sent" : "dropped",
                        ticket.id());
        turn.alert(AlertKind.OPERATOR, Severity.INFO, CODE, ticket.instrument(), text);
    }

    /** Ends the waiting of those whose time has come. */
    void look(Turn turn) {
        if (turn.state().orders().areAnyHeld()) {
            List.copyOf(turn.state().orders().held()).forEach(order -> look(turn, order));
        }
    }

    private void look(Turn turn, WorkingOrder order) {
        Hold hold = order.heldAs();
        if (hold.until() > turn.now()) {
            return;
        }
        if (atDeadline == VetoDefault.SEND) {
            send(turn, order);
        } else {
            String text = "nobody has confirmed it by " + Micros.instant(hold.until());
            drop(turn, order, OrderEventKind.EXPIRE, Severity.INFO, new Because(CODE, text));
        }
    }

    /** The waiting is over: the entry goes out, if it still may. */
    void send(Turn turn, WorkingOrder order) {
        Hold hold = order.heldAs();
        Optional<Verdict> refusal = refusal(turn, order.ticket(), hold);
        if (refusal.isPresent()) {
            Because why = new Because(refusal.get().getCode(), Verdicts.text(refusal.get()));
            drop(turn, order, OrderEventKind.CANCEL, Severity.WARNING, why);
        } else {
            OrderCommand released = commands.place(turn, order.ticket(), hold);
            turn.state().orders().letGo(order);
            turn.order(released);
        }
    }

    private Optional<Verdict> refusal(Turn turn, OrderTicket ticket, Hold hold) {
        List<Verdict> verdicts =
                policy.evaluate(intent(ticket, hold), turn.state().figures());
        return verdicts.stream()
                .filter(verdict -> !Verdicts.approve(List.of(verdict)))
                .findFirst();
    }

    /** What was allowed, as far as what is judged again asks for it. */
    private static Intent intent(OrderTicket ticket, Hold hold) {
        EntryPlan plan = ticket.entryPlan();
        return new Intent(
                ticket.instrument(),
                ticket.side() == Side.BUY ? Action.OPEN_LONG : Action.OPEN_SHORT,
                ticket.side(),
                plan.pattern(),
                null,
                ticket.quantity(),
                plan.price(),
                plan.stop(),
                null,
                Money.ZERO,
                Money.ZERO,
                Money.ZERO,
                false,
                null,
                Micros.instant(hold.signalTime()));
    }

    /** The waiting ends without anything being sent. */
    void drop(Turn turn, WorkingOrder order, OrderEventKind kind, Severity severity, Because why) {
        OrderTicket ticket = order.ticket();
        OrderRecord held = OrderRecord.of(commands.place(turn, ticket, order.heldAs()));
        OrderEvent end = OrderEvents.because(held, kind, turn.time(), why.code(), why.text(), null);
        turn.held(end);
        order.follow(end);
        turn.state().orders().letGo(order);
        turn.state().orders().end(order, turn.state().ledger().nextSequence());
        order.settle();
        OrderFollowing.entryEnded(turn, order, why.text());
        String text = "%s %s of %s was not sent: %s (order %s)."
                .formatted(ticket.side(), ticket.quantity(), ticket.instrument(), text(why), ticket.id());
        turn.alert(AlertKind.OPERATOR, severity, CODE, ticket.instrument(), text);
    }

    private static String text(Because why) {
        return why.text().startsWith(why.code()) ? why.text() : why.code() + ", " + why.text();
    }
}

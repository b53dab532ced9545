package io.sluice.account;

import io.sluice.schemas.AlertKind;
import io.sluice.schemas.Leg;
import io.sluice.schemas.OperatorCommand;
import io.sluice.schemas.OrderState;
import io.sluice.schemas.RejectReason;
import io.sluice.schemas.Severity;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** R-VETO: what people say of one entry, named by its order, its decision, or where it has slices its parent. */
final class Vetoes {
    private static final String CODE = "R-VETO";

    private final OrderDesk desk;

    Vetoes(OrderDesk desk) {
        this.desk = desk;
    }

    /** In time, nothing reaches the venue; after that it is asked to cancel, and what has filled stays and is protected. */
    void veto(Turn turn, OperatorCommand command) {
        List<WorkingOrder> meant = entries(turn, command.getTargetId());
        List<WorkingOrder> targets =
                meant.stream().filter(WorkingOrder::isWorking).toList();
        if (targets.isEmpty()) {
            OperatorDesk.refuse(turn, command, RejectReason.ILLEGAL_TRANSITION, whyNone(meant));
            return;
        }
        OperatorDesk.accept(turn, command, Severity.INFO);
        for (WorkingOrder order : targets) {
            if (order.isEnded()) {
                // A slice that waited with one before it.
                continue;
            }
            if (!order.isHeld()) {
                tellLate(turn, order);
            }
            desk.veto(turn, order, Because.of(command));
        }
    }

    private static String whyNone(List<WorkingOrder> meant) {
        if (meant.isEmpty()) {
            return "no entry that waits or is on its way has this id";
        }
        WorkingOrder last = meant.getLast();
        if (!last.isEnded() && last.cancelRequested()) {
            return "the entry is being taken back already";
        }
        return last.state() == OrderState.FILLED
                ? "it came too late, the entry is filled and protected; REDUCE or FLATTEN leave it"
                : "the entry has ended, it is " + last.state();
    }

    private static void tellLate(Turn turn, WorkingOrder order) {
        OrderTicket ticket = order.ticket();
        String text =
                "The veto of the entry in " + ticket.instrument() + " came after it was sent: its cancel goes out, "
                        + order.booked() + " of " + ticket.quantity() + " was filled so far.";
        turn.alert(AlertKind.OPERATOR, Severity.WARNING, CODE, ticket.instrument(), text);
    }

    /** Of an entry that waits it is the confirmation; of anything else, an alert, that somebody has seen it. */
    void acknowledge(Turn turn, OperatorCommand command) {
        String target = command.getTargetId();
        if (target == null || target.isBlank()) {
            OperatorDesk.refuse(turn, command, RejectReason.NULL_VALUE, "it does not say what was seen");
            return;
        }
        List<WorkingOrder> waiting =
                entries(turn, target).stream().filter(VetoWindow::asksForVeto).toList();
        if (waiting.isEmpty()) {
            OperatorDesk.remember(turn, command);
        } else {
            OperatorDesk.accept(turn, command, Severity.INFO);
            waiting.forEach(order -> desk.window().send(turn, order));
        }
    }

    /** All that are still known, ended ones first; with a slice, all of its parent. */
    private static List<WorkingOrder> entries(Turn turn, @Nullable String targetId) {
        List<WorkingOrder> known = new ArrayList<>(turn.state().orders().ended());
        known.addAll(turn.state().orders().open());
        known.removeIf(order -> !order.is(Leg.ENTRY));
        List<OrderTicket> meant = known.stream()
                .map(WorkingOrder::ticket)
                .filter(ticket -> isMeant(ticket, targetId))
                .toList();
        return known.stream()
                .filter(order -> meant.stream().anyMatch(ticket -> isOneWith(order.ticket(), ticket)))
                .toList();
    }

    private static boolean isOneWith(OrderTicket ticket, OrderTicket meant) {
        Slice slice = meant.slice();
        return ticket.id().equals(meant.id()) || (slice != null && ticket.isSliceOf(slice.parentId()));
    }

    private static boolean isMeant(OrderTicket ticket, @Nullable String targetId) {
        return ticket.id().equals(targetId) || ticket.decisionId().equals(targetId) || ticket.isSliceOf(targetId);
    }
}

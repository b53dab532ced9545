package io.sluice.account;

import io.sluice.position.TradeEvent;
import io.sluice.schemas.Action;
import io.sluice.schemas.AlertKind;
import io.sluice.schemas.BreakerState;
import io.sluice.schemas.Leg;
import io.sluice.schemas.OperatorCommand;
import io.sluice.schemas.RejectReason;
import io.sluice.schemas.Severity;
import io.sluice.schemas.TradingState;
import io.sluice.value.Quantity;
import java.util.List;

/**
 * Obeys operators (R-STATE). The ladder goes down by PAUSE (no entries), REDUCE (half of everything is closed), FLATTEN
 * (all of it, and what entries on their way still fill), HALT and FREEZE (nothing but protection); only RESUME goes up,
 * and needs a reason. A halted account stays halted under PAUSE and FLATTEN; REDUCE takes it to REDUCING, where exits are
 * possible again and entries are not. Each command is obeyed once and told to people with who gave it and why.
 */
final class OperatorDesk {
    private final Decisions decisions;
    private final OrderDesk desk;

    OperatorDesk(Decisions decisions, OrderDesk desk) {
        this.decisions = decisions;
        this.desk = desk;
    }

    void obey(Turn turn, OperatorCommand command) {
        if (turn.state().commands().contains(command.getId())) {
            turn.rejected(RejectReason.DUPLICATE, "command " + command.getId() + " was obeyed already");
            return;
        }
        switch (command.getKind()) {
            case VETO -> veto(turn, command);
            case PAUSE -> lower(turn, command, TradingState.REDUCING);
            case REDUCE -> reduce(turn, command);
            case FLATTEN -> flatten(turn, command);
            case HALT, FREEZE -> lower(turn, command, TradingState.HALTED);
            case RESUME -> resume(turn, command);
            case ACKNOWLEDGE -> turn.state().commands().add(command.getId());
            case UNRECOGNISED ->
                turn.rejected(RejectReason.PROCESSING_FAILED, "command " + command.getId() + " is of an unknown kind");
        }
    }

    private void veto(Turn turn, OperatorCommand command) {
        List<WorkingOrder> targets = turn.state().orders().open().stream()
                .filter(order ->
                        order.is(Leg.ENTRY) && order.isWorking() && isMeant(order.ticket(), command.getTargetId()))
                .toList();
        if (targets.isEmpty()) {
            turn.rejected(RejectReason.ILLEGAL_TRANSITION, "no entry on its way is " + command.getTargetId());
            return;
        }
        accept(turn, command, Severity.INFO);
        targets.forEach(order -> desk.cancel(turn, order));
    }

    private static boolean isMeant(OrderTicket ticket, String targetId) {
        return ticket.id().equals(targetId) || ticket.decisionId().equals(targetId);
    }

    private void lower(Turn turn, OperatorCommand command, TradingState state) {
        accept(turn, command, Severity.WARNING);
        if (turn.state().ledger().tradingState() != TradingState.HALTED) {
            turn.state().ledger().tradingState(state);
        }
        desk.cancelEntries(turn);
    }

    private void reduce(Turn turn, OperatorCommand command) {
        accept(turn, command, Severity.WARNING);
        turn.state().ledger().tradingState(TradingState.REDUCING);
        desk.cancelEntries(turn);
        for (Trade trade : turn.state().heldNow()) {
            Quantity half = trade.half(closable(turn, trade));
            decisions.onCommand(turn, trade, Action.REDUCE_50, half, TradeEvent.EXIT_PLACED);
        }
    }

    private void flatten(Turn turn, OperatorCommand command) {
        lower(turn, command, TradingState.REDUCING);
        turn.state().ledger().flatten();
        turn.state().heldNow().forEach(trade -> leave(turn, trade));
    }

    /** An entry has filled. Cancels take time: what still fills after FLATTEN is what FLATTEN was about. */
    void afterEntry(Turn turn, Trade trade) {
        if (turn.state().ledger().flattened() && !trade.isFlat()) {
            leave(turn, trade);
        }
    }

    private void leave(Turn turn, Trade trade) {
        decisions.onCommand(turn, trade, Action.CLOSE, closable(turn, trade), TradeEvent.EXIT_FORCED);
    }

    /** The breaker's references begin again at the equity of now; otherwise it would trip again at once. */
    private void resume(Turn turn, OperatorCommand command) {
        if (command.getReason().isBlank() || command.getWho().isBlank()) {
            turn.rejected(RejectReason.NULL_VALUE, "RESUME needs a reason and a name");
            return;
        }
        accept(turn, command, Severity.WARNING);
        Ledger ledger = turn.state().ledger();
        if (ledger.breaker() != BreakerState.CLOSED) {
            ledger.resetBreaker(turn.state().figures().equity());
        }
        ledger.resume();
    }

    private static void accept(Turn turn, OperatorCommand command, Severity severity) {
        turn.state().commands().add(command.getId());
        turn.alert(
                AlertKind.OPERATOR,
                severity,
                "R-STATE",
                command.getWho() + " ordered " + command.getKind() + ": " + command.getReason());
        turn.changed();
    }

    private static Quantity closable(Turn turn, Trade trade) {
        return turn.state().figures().closable(trade.instrument());
    }
}

package io.sluice.account;

import io.sluice.position.TradeEvent;
import io.sluice.schemas.Action;
import io.sluice.schemas.AlertKind;
import io.sluice.schemas.BreakerState;
import io.sluice.schemas.OperatorCommand;
import io.sluice.schemas.RejectReason;
import io.sluice.schemas.Severity;
import io.sluice.schemas.TradingState;
import io.sluice.value.Quantity;

/**
 * Obeys operators (R-STATE). The ladder goes down by PAUSE (no entries), REDUCE (half of everything is closed), FLATTEN
 * (all of it, and what entries on their way still fill), HALT and FREEZE (nothing but protection; the same thing under
 * two names, because what is harder than HALT would stand in the way of whoever must get out); only RESUME goes up, and
 * needs a reason. A halted account stays halted under PAUSE and FLATTEN; REDUCE takes it to REDUCING, where exits are
 * possible again and entries are not, and needs a reason for that too.
 *
 * <p>Each command is obeyed once. What was obeyed is on the snapshot that names the command as its cause; what was not is
 * told to people with the reason, under {@link #REFUSED}: it must never look as if it had been obeyed.
 */
final class OperatorDesk {
    /** Code of the alert that says that a command was not obeyed; its cause is the command. */
    static final String REFUSED = "R-REFUSED";

    private static final String OBEYED = "R-STATE";

    private final Decisions decisions;
    private final OrderDesk desk;
    private final Halving halving;
    private final Vetoes vetoes;
    private final Reconciliation reconciliation;
    private final GateDesk gates;
    private final Staging staging;

    OperatorDesk(
            Decisions decisions,
            OrderDesk desk,
            Halving halving,
            Reconciliation reconciliation,
            GateDesk gates,
            Staging staging) {
        this.decisions = decisions;
        this.desk = desk;
        this.halving = halving;
        this.vetoes = new Vetoes(desk);
        this.reconciliation = reconciliation;
        this.gates = gates;
        this.staging = staging;
    }

    void obey(Turn turn, OperatorCommand command) {
        if (turn.state().commands().contains(command.getId())) {
            turn.rejected(RejectReason.DUPLICATE, "command " + command.getId() + " was obeyed already");
            turn.changed();
            return;
        }
        switch (command.getKind()) {
            case VETO -> vetoes.veto(turn, command);
            case PAUSE -> lower(turn, command, TradingState.REDUCING);
            case REDUCE -> reduce(turn, command);
            case FLATTEN -> flatten(turn, command);
            case HALT, FREEZE -> lower(turn, command, TradingState.HALTED);
            case RESUME -> resume(turn, command);
            case ACKNOWLEDGE -> acknowledge(turn, command);
            case GATE -> gates.record(turn, command);
            case ROLLOUT -> staging.order(turn, command);
            case UNRECOGNISED ->
                refuse(turn, command, RejectReason.PROCESSING_FAILED, "this version does not know its kind");
        }
    }

    /** Of a difference between the venue's position and ours it says that the venue is right; that needs a reason. */
    private void acknowledge(Turn turn, OperatorCommand command) {
        if (!reconciliation.isAbout(turn, command)) {
            vetoes.acknowledge(turn, command);
        } else if (isNameless(command)) {
            refuse(turn, command, RejectReason.NULL_VALUE, "accepting a difference needs a reason and a name");
        } else {
            accept(turn, command, Severity.WARNING);
            reconciliation.accept(turn, command);
        }
    }

    private void lower(Turn turn, OperatorCommand command, TradingState state) {
        accept(turn, command, Severity.WARNING);
        if (turn.state().ledger().tradingState() != TradingState.HALTED) {
            turn.state().ledger().tradingState(state);
        }
        desk.cancelEntries(turn, Because.of(command));
    }

    private void reduce(Turn turn, OperatorCommand command) {
        if (turn.state().ledger().tradingState() == TradingState.HALTED && isNameless(command)) {
            refuse(turn, command, RejectReason.NULL_VALUE, "it ends a halt, which needs a reason and a name");
            return;
        }
        accept(turn, command, Severity.WARNING);
        halving.all(turn, Because.of(command));
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
        if (isNameless(command)) {
            refuse(turn, command, RejectReason.NULL_VALUE, "it needs a reason and a name");
            return;
        }
        accept(turn, command, Severity.WARNING);
        Ledger ledger = turn.state().ledger();
        if (ledger.breaker() != BreakerState.CLOSED) {
            ledger.resetBreaker(turn.state().figures().equity());
        }
        ledger.resume();
    }

    static boolean isNameless(OperatorCommand command) {
        return command.getReason().isBlank() || command.getWho().isBlank();
    }

    static void accept(Turn turn, OperatorCommand command, Severity severity) {
        remember(turn, command);
        turn.alert(
                AlertKind.OPERATOR,
                severity,
                OBEYED,
                command.getWho() + " ordered " + command.getKind() + ": " + command.getReason());
    }

    /** Obeyed, without people being told. */
    static void remember(Turn turn, OperatorCommand command) {
        turn.state().commands().add(command.getId());
        turn.changed();
    }

    static void refuse(Turn turn, OperatorCommand command, RejectReason reason, String why) {
        String about = command.getTargetId() == null ? "" : " of " + command.getTargetId();
        String text = "%s's %s%s was refused: %s.".formatted(command.getWho(), command.getKind(), about, why);
        turn.alert(AlertKind.OPERATOR, Severity.WARNING, REFUSED, text);
        turn.rejected(reason, "command " + command.getId() + ": " + text);
    }

    private static Quantity closable(Turn turn, Trade trade) {
        return turn.state().figures().closable(trade.instrument());
    }
}

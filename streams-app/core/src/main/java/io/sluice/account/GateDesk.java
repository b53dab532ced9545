package io.sluice.account;

import io.sluice.risk.GateEvidence;
import io.sluice.schemas.AlertKind;
import io.sluice.schemas.GateRecord;
import io.sluice.schemas.OperatorCommand;
import io.sluice.schemas.RejectReason;
import io.sluice.schemas.Severity;

/** R-GATE: takes in the backtests that operators say speak for a strategy. */
final class GateDesk {
    private final AccountSettings settings;

    GateDesk(AccountSettings settings) {
        this.settings = settings;
    }

    void record(Turn turn, OperatorCommand command) {
        GateRecord record = command.getGateRecord();
        String fault = GateEvidence.fault(record);
        if (OperatorDesk.isNameless(command)) {
            OperatorDesk.refuse(turn, command, RejectReason.NULL_VALUE, "it needs a reason and a name");
        } else if (fault != null) {
            OperatorDesk.refuse(turn, command, RejectReason.PROCESSING_FAILED, fault);
        } else {
            OperatorDesk.remember(turn, command);
            GateEvidence evidence = GateEvidence.of(record, turn.time());
            turn.state().gates().add(evidence);
            turn.alert(AlertKind.OPERATOR, Severity.WARNING, "R-GATE", text(command, evidence));
        }
    }

    private String text(OperatorCommand command, GateEvidence evidence) {
        return "%s recorded the passed backtest %s of strategy %s, %s, on candles up to %s: %s"
                .formatted(
                        command.getWho(),
                        evidence.datasetId(),
                        evidence.strategyId(),
                        whose(evidence),
                        evidence.to(),
                        command.getReason());
    }

    private String whose(GateEvidence evidence) {
        String mine = settings.live().strategyId();
        if (mine.isEmpty()) {
            return "which nothing asks for here";
        }
        return evidence.strategyId().equals(mine) ? "which trades now" : "while " + mine + " trades now";
    }
}

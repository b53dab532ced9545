package io.sluice.account;

import io.sluice.risk.Verdicts;
import io.sluice.schemas.AccountSnapshot;
import io.sluice.schemas.Alert;
import io.sluice.schemas.Drift;
import io.sluice.schemas.OrderCommand;
import io.sluice.schemas.OrderCommandKind;
import io.sluice.schemas.OrderEvent;
import io.sluice.schemas.Outcome;
import io.sluice.schemas.Position;
import io.sluice.schemas.RejectReason;
import io.sluice.schemas.RiskDecision;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes down the fold's outputs as lines a trader could read, and keeps the records. */
final class Outputs implements AccountSink {
    final List<String> lines = new ArrayList<>();
    final List<RiskDecision> decisions = new ArrayList<>();
    final List<OrderCommand> commands = new ArrayList<>();
    final List<OrderEvent> held = new ArrayList<>();
    final List<Position> positions = new ArrayList<>();
    final List<AccountSnapshot> snapshots = new ArrayList<>();
    final List<Alert> alerts = new ArrayList<>();
    final List<Drift> drifts = new ArrayList<>();
    final List<Object> records = new ArrayList<>();

    void clear() {
        lines.clear();
        decisions.clear();
        commands.clear();
        held.clear();
        positions.clear();
        snapshots.clear();
        alerts.clear();
        drifts.clear();
        records.clear();
    }

    @Override
    public void decision(RiskDecision decision) {
        records.add(decision);
        decisions.add(decision);
        String intent = decision.getIntent().getAction() + " "
                + symbol(decision.getIntent().getInstrument()) + " "
                + plain(decision.getIntent().getQuantity());
        String refusals = decision.getVerdicts().stream()
                .filter(verdict -> verdict.getOutcome() == Outcome.REJECT)
                .map(Verdicts::text)
                .collect(Collectors.joining("; "));
        lines.add(decision.getApproved() ? "APPROVED " + intent : "REJECTED " + intent + " by " + refusals);
    }

    @Override
    public void order(OrderCommand command) {
        records.add(command);
        commands.add(command);
        String order = symbol(command.getInstrument()) + " " + command.getLeg() + "#" + command.getRevision();
        if (command.getKind() == OrderCommandKind.CANCEL) {
            lines.add("CANCEL " + order);
            return;
        }
        lines.add("PLACE " + order + " " + command.getSide() + " " + plain(command.getQuantity()) + " "
                + command.getType()
                + (command.getTriggerPrice() == null ? "" : " @ " + plain(command.getTriggerPrice()))
                + (command.getReduceOnly() ? " reduce-only" : "")
                + (command.getSlice() == null ? "" : " slice " + command.getSlice() + " of " + command.getSlices()));
    }

    @Override
    public void held(OrderEvent event) {
        records.add(event);
        held.add(event);
        String order = symbol(event.getInstrument()) + " " + event.getLeg();
        String reason = event.getReason() == null ? "" : " " + event.getReason() + " (" + event.getReasonText() + ")";
        String deadline = event.getDeadline() == null ? "" : " until " + event.getDeadline();
        lines.add(event.getKind() + " " + order + " " + event.getState() + deadline + reason);
    }

    @Override
    public void position(Position position) {
        records.add(position);
        positions.add(position);
        lines.add("POSITION " + symbol(position.getInstrument()) + " " + position.getState() + " "
                + plain(position.getQuantity()) + " @ " + plain(position.getAveragePrice()) + " mark "
                + plain(position.getMarkPrice()) + " stop " + plain(position.getStopPrice()) + " target "
                + plain(position.getTargetPrice()) + " unrealised " + plain(position.getUnrealised()) + " realised "
                + plain(position.getRealised()) + " fees " + plain(position.getFees()));
    }

    @Override
    public void snapshot(AccountSnapshot snapshot) {
        records.add(snapshot);
        snapshots.add(snapshot);
        lines.add("ACCOUNT " + snapshot.getTradingState() + " " + snapshot.getBreaker() + " balance "
                + plain(snapshot.getBalance()) + " equity " + plain(snapshot.getEquity()) + " risk "
                + plain(snapshot.getOpenStopRisk()) + " open " + snapshot.getOpenPositions() + " working "
                + snapshot.getWorkingOrders() + " unanswered " + snapshot.getUnansweredOrders() + " entries "
                + snapshot.getExecutionsToday());
    }

    @Override
    public void alert(Alert alert) {
        records.add(alert);
        alerts.add(alert);
        lines.add("ALERT " + alert.getSeverity() + " " + alert.getKind() + " " + alert.getCode() + ": "
                + alert.getText());
    }

    @Override
    public void drift(Drift drift) {
        records.add(drift);
        drifts.add(drift);
        lines.add("DRIFT " + drift.getSeverity() + " " + drift.getKind() + " " + drift.getStage() + " "
                + drift.getSubjectId() + ": " + drift.getExpected() + ", " + drift.getActual() + ". "
                + drift.getRepair());
    }

    @Override
    public void rejected(RejectReason reason, String detail) {
        records.add(reason + " " + detail);
        lines.add("REFUSED " + reason);
    }

    static String symbol(String instrument) {
        return instrument.substring(instrument.indexOf(':') + 1);
    }

    static String plain(@Nullable BigDecimal value) {
        return value == null ? "-" : value.stripTrailingZeros().toPlainString();
    }
}

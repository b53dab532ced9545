package io.sluice.store;

import io.sluice.schemas.AccountSnapshot;
import io.sluice.schemas.Alert;
import io.sluice.schemas.AlertDelivery;
import io.sluice.schemas.AuditEntry;
import io.sluice.schemas.Drift;
import io.sluice.schemas.Fill;
import io.sluice.schemas.FundingPayment;
import io.sluice.schemas.OperatorCommand;
import io.sluice.schemas.OrderCommand;
import io.sluice.schemas.OrderCommandKind;
import io.sluice.schemas.OrderEvent;
import io.sluice.schemas.Position;
import io.sluice.schemas.RiskDecision;
import io.sluice.schemas.Signal;
import io.sluice.schemas.SuppressedSignal;
import io.sluice.schemas.catalogue.Topic;
import io.sluice.schemas.catalogue.Topics;
import io.sluice.schemas.serde.ExactJson;
import io.sluice.store.StoreRow.Draft;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/** Which topics become rows, and what row each record is. */
final class Rows {
    /** State of a decision that lets nothing through. */
    static final String REJECTED = "REJECTED";

    static final String APPROVED = "APPROVED";

    /** State of an order of which nothing has been heard yet. */
    static final String QUEUED = "QUEUED";

    static final String OPEN = "OPEN";
    static final String ACKNOWLEDGED = "ACKNOWLEDGED";

    /** The topics that become rows. */
    static final List<Topic<?>> TOPICS = List.of(
            Topics.SIGNALS,
            Topics.SIGNALS_SUPPRESSED,
            Topics.RISK_DECISIONS,
            Topics.ORDERS_BINANCE,
            Topics.ORDERS_MT5,
            Topics.ORDERS_PAPER,
            Topics.ORDER_EVENTS,
            Topics.FILLS,
            Topics.FUNDING,
            Topics.POSITIONS,
            Topics.ACCOUNTS,
            Topics.OPERATOR_COMMANDS,
            Topics.ALERTS,
            Topics.ALERT_DELIVERIES,
            Topics.DRIFT,
            Topics.AUDIT_ENTRIES);

    private Rows() {}

    /** @throws IllegalArgumentException for a record of a topic that does not become rows */
    static StoreRow of(SpecificRecord value, Source source) {
        Draft draft = switch (value) {
            case Signal signal -> signal(signal);
            case SuppressedSignal held -> suppressed(held, source);
            case RiskDecision decision -> decision(decision);
            case OrderCommand command -> command(command);
            case OrderEvent event -> event(event);
            case Fill fill -> fill(fill);
            case FundingPayment paid ->
                new Draft(StoreTable.FUNDING, paid.getId(), paid.getTime())
                        .with(Column.ACCOUNT, paid.getAccount())
                        .with(Column.INSTRUMENT, paid.getInstrument());
            case Position position -> position(position, source);
            case AccountSnapshot account -> account(account, source);
            case OperatorCommand command -> operator(command);
            case Alert alert -> alert(alert);
            case AlertDelivery delivery ->
                new Draft(StoreTable.DELIVERY_AUDIT, delivery.getId(), delivery.getTime())
                        .with(Column.ALERT_ID, delivery.getAlertId())
                        .with(Column.STATUS, delivery.getState())
                        .with(Column.KIND, delivery.getChannel());
            case Drift drift -> drift(drift, source);
            case AuditEntry entry -> entry(entry, source);
            default ->
                throw new IllegalArgumentException(
                        "no table for a " + value.getSchema().getName());
        };
        return draft.of(ExactJson.render(value), source);
    }

    private static Draft signal(Signal signal) {
        return new Draft(StoreTable.SIGNALS, signal.getId(), signal.getTime())
                .with(Column.INSTRUMENT, signal.getInstrument())
                .with(Column.PATTERN, signal.getPattern())
                .with(Column.KIND, signal.getDetector());
    }

    private static Draft suppressed(SuppressedSignal held, Source source) {
        Signal signal = held.getSignal();
        return new Draft(StoreTable.SUPPRESSED_SIGNALS, source.place(), signal.getTime())
                .with(Column.INSTRUMENT, signal.getInstrument())
                .with(Column.PATTERN, signal.getPattern())
                .with(Column.KIND, signal.getDetector())
                .with(Column.STATUS, held.getReason())
                .with(Column.SIGNAL_ID, signal.getId());
    }

    private static Draft decision(RiskDecision decision) {
        return new Draft(StoreTable.DECISIONS, decision.getId(), decision.getTime())
                .with(Column.ACCOUNT, decision.getAccount())
                .with(Column.INSTRUMENT, decision.getIntent().getInstrument())
                .with(Column.PATTERN, decision.getIntent().getPattern())
                .with(Column.STATUS, decision.getApproved() ? APPROVED : REJECTED)
                .with(Column.KIND, decision.getIntent().getAction())
                .with(Column.SIGNAL_ID, decision.getSignalId())
                .with(Column.CAUSE_ID, decision.getCauseId());
    }

    private static Draft command(OrderCommand command) {
        if (command.getKind() == OrderCommandKind.PLACE) {
            return new Draft(StoreTable.ORDERS, command.getOrderId(), command.getTime())
                    .with(Column.ACCOUNT, command.getAccount())
                    .with(Column.INSTRUMENT, command.getInstrument())
                    .with(Column.STATUS, QUEUED)
                    .with(Column.KIND, command.getLeg())
                    .with(Column.DECISION_ID, command.getDecisionId())
                    .with(Column.SIGNAL_ID, command.getSignalId());
        }
        return new Draft(StoreTable.ORDER_CANCELS, command.getId(), command.getTime())
                .with(Column.ACCOUNT, command.getAccount())
                .with(Column.INSTRUMENT, command.getInstrument())
                .with(Column.ORDER_ID, command.getOrderId())
                .with(Column.DECISION_ID, command.getDecisionId());
    }

    private static Draft event(OrderEvent event) {
        return new Draft(StoreTable.ORDER_EVENTS, event.getId(), event.getTime())
                .with(Column.ACCOUNT, event.getAccount())
                .with(Column.INSTRUMENT, event.getInstrument())
                .with(Column.STATUS, event.getState())
                .with(Column.KIND, event.getKind())
                .with(Column.ORDER_ID, event.getOrderId())
                .with(Column.DECISION_ID, event.getDecisionId())
                .with(Column.SEQUENCE, (long) event.getSequence());
    }

    private static Draft fill(Fill fill) {
        return new Draft(StoreTable.FILLS, fill.getId(), fill.getTime())
                .with(Column.ACCOUNT, fill.getAccount())
                .with(Column.INSTRUMENT, fill.getInstrument())
                .with(Column.KIND, fill.getLeg())
                .with(Column.ORDER_ID, fill.getOrderId())
                .with(Column.DECISION_ID, fill.getDecisionId())
                .with(Column.SIGNAL_ID, fill.getSignalId());
    }

    private static Draft position(Position position, Source source) {
        return new Draft(StoreTable.POSITIONS, source.place(), position.getTime())
                .with(Column.ACCOUNT, position.getAccount())
                .with(Column.INSTRUMENT, position.getInstrument())
                .with(Column.PATTERN, position.getPattern())
                .with(Column.STATUS, position.getState())
                .with(Column.DECISION_ID, position.getDecisionId())
                .with(Column.CAUSE_ID, position.getCauseId());
    }

    private static Draft account(AccountSnapshot account, Source source) {
        return new Draft(StoreTable.ACCOUNTS, source.place(), account.getTime())
                .with(Column.ACCOUNT, account.getAccount())
                .with(Column.STATUS, account.getTradingState())
                .with(Column.KIND, account.getBreaker())
                .with(Column.CAUSE_ID, account.getCauseId());
    }

    private static Draft operator(OperatorCommand command) {
        return new Draft(StoreTable.OPERATOR_AUDIT, command.getId(), command.getTime())
                .with(Column.ACCOUNT, command.getAccount())
                .with(Column.KIND, command.getKind())
                .with(Column.TARGET_ID, command.getTargetId())
                .with(Column.WHO, command.getWho());
    }

    private static Draft alert(Alert alert) {
        return new Draft(StoreTable.ALERTS_AUDIT, alert.getId(), alert.getTime())
                .with(Column.ACCOUNT, alert.getAccount())
                .with(Column.INSTRUMENT, alert.getInstrument())
                .with(Column.SEVERITY, alert.getSeverity())
                .with(Column.STATUS, OPEN)
                .with(Column.KIND, alert.getKind())
                .with(Column.CAUSE_ID, alert.getCauseId());
    }

    private static Draft drift(Drift drift, Source source) {
        return new Draft(StoreTable.DRIFT, source.place(), drift.getTime())
                .with(Column.ACCOUNT, drift.getAccount())
                .with(Column.INSTRUMENT, drift.getInstrument())
                .with(Column.SEVERITY, drift.getSeverity())
                .with(Column.KIND, drift.getKind())
                .with(Column.TARGET_ID, drift.getSubjectId());
    }

    /** By its place: a chain that was tampered with can hold one sequence twice, and the table must show it. */
    private static Draft entry(AuditEntry entry, Source source) {
        return new Draft(StoreTable.AUDIT, source.place(), entry.getTime())
                .with(Column.SEQUENCE, entry.getSequence())
                .with(Column.ENTITY_KIND, entry.getEntityKind())
                .with(Column.ENTITY_ID, entry.getEntityId())
                .with(Column.WHO, entry.getActor());
    }
}

package io.sluice.account;

import io.sluice.position.TradeEvent;
import io.sluice.risk.Intent;
import io.sluice.risk.LastPrice;
import io.sluice.risk.RiskPolicy;
import io.sluice.risk.Sizing;
import io.sluice.risk.Verdicts;
import io.sluice.schemas.Action;
import io.sluice.schemas.Direction;
import io.sluice.schemas.RejectReason;
import io.sluice.schemas.RiskDecision;
import io.sluice.schemas.Signal;
import io.sluice.schemas.Verdict;
import io.sluice.schemas.id.Ids;
import io.sluice.value.Money;
import io.sluice.value.Quantity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns signals into intents, asks the policy, publishes its answer, and sends what it allows. */
final class Decisions {
    private final AccountSettings settings;
    private final String configHash;
    private final RiskPolicy policy;
    private final Sizing sizing;
    private final OrderDesk desk;

    Decisions(AccountSettings settings, String configHash, OrderDesk desk) {
        this.settings = settings;
        this.configHash = configHash;
        this.policy = RiskPolicy.of(settings.limits(), settings.correlation());
        this.sizing = new Sizing(settings.limits());
        this.desk = desk;
    }

    /**
     * One decision for each signal. Against a position the signal closes it; otherwise it asks for an entry, which the
     * policy refuses where the instrument is held already.
     */
    void onSignal(Turn turn, Signal signal) {
        String decisionId = Ids.decision(signal.getId(), settings.account());
        if (!turn.state().decisions().add(decisionId)) {
            turn.rejected(RejectReason.DUPLICATE, "R-DUPLICATE: signal " + signal.getId() + " was decided already");
            return;
        }
        Trade trade = turn.state().trade(signal.getInstrument());
        if (trade != null && opposes(signal, trade)) {
            close(turn, trade, decisionId, signal);
            return;
        }
        Intent intent = sizing.entry(signal, turn.state().figures());
        if (trade != null && approve(turn, decisionId, signal.getId(), intent)) {
            desk.enter(turn, decisionId, signal.getId(), intent);
            trade.on(TradeEvent.ENTRY_PLACED);
            turn.changed(trade);
        } else if (trade == null) {
            approve(turn, decisionId, signal.getId(), intent);
        }
    }

    /** An exit of one position that an operator ordered: a decision of its own, and the order if it is approved. */
    void onCommand(Turn turn, Trade trade, Action action, Quantity quantity, TradeEvent event) {
        String decisionId = Ids.of("decision", turn.causeId(), settings.account(), trade.instrument());
        if (approve(turn, decisionId, null, exit(trade, action, quantity, null))) {
            desk.exit(turn, trade, decisionId, null, quantity);
            trade.on(event);
            turn.changed(trade);
        }
    }

    private void close(Turn turn, Trade trade, String decisionId, Signal signal) {
        Quantity quantity = turn.state().figures().closable(trade.instrument());
        if (approve(turn, decisionId, signal.getId(), exit(trade, Action.CLOSE, quantity, signal))) {
            desk.cancelEntries(turn, trade);
            desk.exit(turn, trade, decisionId, signal.getId(), quantity);
            trade.on(TradeEvent.EXIT_PLACED);
            turn.changed(trade);
        }
    }

    private static boolean opposes(Signal signal, Trade trade) {
        return (trade.direction() > 0 && signal.getDirection() == Direction.SHORT)
                || (trade.direction() < 0 && signal.getDirection() == Direction.LONG);
    }

    private static Intent exit(Trade trade, Action action, Quantity quantity, @Nullable Signal signal) {
        LastPrice last = trade.mark().view();
        return new Intent(
                trade.instrument(),
                action,
                trade.holding().reducingSide(),
                signal == null ? null : signal.getPattern(),
                signal == null ? null : Sizing.confidence(signal),
                quantity,
                trade.markPrice(),
                null,
                null,
                trade.markPrice().times(quantity, trade.definition().pointValue()),
                Money.ZERO,
                Money.ZERO,
                true,
                signal == null ? trade.mark().atr() : Sizing.atrOf(signal, last),
                signal == null ? null : signal.getTime());
    }

    private boolean approve(Turn turn, String decisionId, @Nullable String signalId, Intent intent) {
        List<Verdict> verdicts = policy.evaluate(intent, turn.state().figures());
        boolean approved = Verdicts.approve(verdicts);
        turn.decision(new RiskDecision(
                decisionId,
                settings.account(),
                settings.venue(),
                turn.causeId(),
                signalId,
                turn.time(),
                approved,
                intent.toRecord(),
                verdicts,
                configHash));
        return approved;
    }
}

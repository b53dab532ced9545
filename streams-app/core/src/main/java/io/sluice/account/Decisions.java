package io.sluice.account;

import io.sluice.position.TradeEvent;
import io.sluice.risk.Intent;
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
    private final Exits exits;

    Decisions(AccountSettings settings, String configHash, OrderDesk desk, Exits exits) {
        this.settings = settings;
        this.configHash = configHash;
        this.policy = RiskPolicy.of(settings.limits(), settings.correlation(), settings.live());
        this.sizing = new Sizing(settings.limits());
        this.desk = desk;
        this.exits = exits;
    }

    /**
     * One decision for each signal. An exit leaves what its strategy has opened. Against a position an entry closes it;
     * otherwise it opens one, which the policy refuses where the instrument is held already. An entry that finds the position
     * on its way out waits for that, because venues tell executions late.
     */
    void onSignal(Turn turn, Signal signal) {
        String decisionId = Ids.decision(signal.getId(), settings.account());
        if (!turn.state().decisions().add(decisionId)) {
            turn.rejected(RejectReason.DUPLICATE, "R-DUPLICATE: signal " + signal.getId() + " was decided already");
            return;
        }
        Trade trade = turn.state().trade(signal.getInstrument());
        if (Exits.isExit(signal)) {
            leave(turn, trade, decisionId, signal);
        } else if (trade != null && opposes(signal, trade)) {
            close(turn, trade, decisionId, signal);
        } else if (trade != null && isLeaving(turn, trade)) {
            decideWaiting(turn, trade, signal);
        } else {
            enter(turn, trade, decisionId, signal);
        }
    }

    /**
     * What waited for an exit is decided when the position is gone, or when that exit has ended and it is not; the policy
     * says whether the signal is still young enough.
     */
    void afterVenue(Turn turn, String instrument) {
        Trade trade = turn.state().trade(instrument);
        if (trade != null && trade.waiting() != null && !isLeaving(turn, trade)) {
            decideWaiting(turn, trade, null);
        }
    }

    /** @param next what waits instead; null for nothing */
    private void decideWaiting(Turn turn, Trade trade, @Nullable Signal next) {
        Signal entry = trade.waiting();
        trade.letWait(next);
        if (entry != null) {
            enter(turn, trade, Ids.decision(entry.getId(), settings.account()), entry);
        }
    }

    /** Whether exits on their way close all that is held, so that an entry would find nothing in its way soon. */
    private static boolean isLeaving(Turn turn, Trade trade) {
        return !trade.isFlat()
                && turn.state().figures().closable(trade.instrument()).isZero();
    }

    private void enter(Turn turn, @Nullable Trade trade, String decisionId, Signal signal) {
        AccountFigures figures = turn.state().figures().still();
        Intent intent = sizing.entry(signal, figures);
        if (trade != null && approve(turn, figures, decisionId, signal.getId(), intent)) {
            desk.enter(turn, decisionId, signal, intent);
            trade.leave(null);
            trade.on(TradeEvent.ENTRY_PLACED);
            turn.changed(trade);
        } else if (trade == null) {
            approve(turn, figures, decisionId, signal.getId(), intent);
        }
    }

    private void leave(Turn turn, @Nullable Trade trade, String decisionId, Signal signal) {
        if (trade != null && Exits.isOf(trade.waiting(), signal)) {
            decideWaiting(turn, trade, null);
        }
        Intent intent = Exits.asked(turn, trade, signal);
        if (approve(turn, decisionId, signal.getId(), intent) && trade != null) {
            exits.send(turn, trade, decisionId, signal, intent);
        }
    }

    private void close(Turn turn, Trade trade, String decisionId, Signal signal) {
        Intent intent = Exits.against(turn, trade, signal);
        if (approve(turn, decisionId, signal.getId(), intent)) {
            exits.send(turn, trade, decisionId, signal, intent);
        }
    }

    /** An exit of one position that an operator ordered: a decision of its own, and the order if it is approved. */
    void onCommand(Turn turn, Trade trade, Action action, Quantity quantity, TradeEvent event) {
        String decisionId = Ids.of("decision", turn.causeId(), settings.account(), trade.instrument());
        if (approve(turn, decisionId, null, Exits.ordered(trade, action, quantity))) {
            desk.exit(turn, trade, decisionId, null, quantity);
            trade.on(event);
            turn.changed(trade);
        }
    }

    private static boolean opposes(Signal signal, Trade trade) {
        return (trade.direction() > 0 && signal.getDirection() == Direction.SHORT)
                || (trade.direction() < 0 && signal.getDirection() == Direction.LONG);
    }

    private boolean approve(Turn turn, String decisionId, @Nullable String signalId, Intent intent) {
        return approve(turn, turn.state().figures().still(), decisionId, signalId, intent);
    }

    private boolean approve(
            Turn turn, AccountFigures figures, String decisionId, @Nullable String signalId, Intent intent) {
        List<Verdict> verdicts = policy.evaluate(intent, figures);
        boolean approved = Verdicts.approve(verdicts);
        turn.decision(new RiskDecision(
                decisionId,
                settings.account(),
                settings.venue(),
                signalId == null ? turn.causeId() : signalId,
                signalId,
                turn.time(),
                approved,
                intent.toRecord(),
                verdicts,
                configHash));
        return approved;
    }
}

package io.sluice.account;

import io.sluice.risk.RolloutStage;
import io.sluice.schemas.AccountEvent;
import io.sluice.schemas.AccountEventKind;
import io.sluice.schemas.AlertKind;
import io.sluice.schemas.Leg;
import io.sluice.schemas.OperatorCommand;
import io.sluice.schemas.OrderEvent;
import io.sluice.schemas.OrderState;
import io.sluice.schemas.RejectReason;
import io.sluice.schemas.Severity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * R-ROLLOUT: takes a strategy that is new to its money from a tenth of its size to all of it. A stage is judged when it has lasted and
 * {@link #LEAST_MINUTES} minutes with something held were measured: above its Sharpe ratio the next begins, otherwise the one
 * before. An error takes it back at once: whatever people are told as critical (breaker, missing stop, position that differs,
 * others who trade), and an order that its venue has refused or of which nobody knows whether it was executed. What is held
 * stays as it is; only entries to come are sized anew.
 */
final class Staging {
    /** Fewer say nothing. */
    static final int LEAST_MINUTES = 30;

    private static final String CODE = "R-ROLLOUT";
    private static final int SHOWN = 2;

    private final String strategyId;
    private final boolean staged;

    Staging(AccountSettings settings) {
        this.strategyId = settings.live().strategyId();
        this.staged = settings.live().staged();
    }

    /** Looks at what an event has made of the account. */
    void look(Turn turn, AccountEvent event) {
        if (!staged) {
            return;
        }
        Rollout rollout = turn.state().rollout();
        if (!rollout.isOf(strategyId)) {
            begin(turn, RolloutStage.TENTH);
            tell(
                    turn,
                    Severity.INFO,
                    "Staged sizing begins with " + RolloutStage.TENTH.percent() + " of the usual size.");
            return;
        }
        String error = error(turn, event);
        if (error != null) {
            goTo(turn, rollout.stage().previous(), error);
        } else if (rollout.isOver(turn.now())) {
            rollout.measure(turn.now(), equity(turn), turn.state().holdsAnything());
            judge(turn, rollout);
        }
    }

    private void judge(Turn turn, Rollout rollout) {
        RolloutStage stage = rollout.stage();
        double sharpe = rollout.sharpe();
        boolean lasted = turn.now() >= Clock.later(rollout.since(), stage.length());
        if (!lasted || rollout.minutes() < LEAST_MINUTES || Double.isNaN(sharpe)) {
            return;
        }
        String figures = "Sharpe ratio %s over %d minutes held".formatted(shown(sharpe), rollout.minutes());
        if (sharpe <= stage.sharpe()) {
            goTo(turn, stage.previous(), figures + ", not above " + shown(stage.sharpe()));
        } else if (stage == RolloutStage.FULL) {
            begin(turn, stage);
        } else {
            goTo(turn, stage.next(), figures + ", above " + shown(stage.sharpe()));
        }
    }

    /** An operator says at which stage to go on. */
    void order(Turn turn, OperatorCommand command) {
        Optional<RolloutStage> stage = stage(command.getTargetId());
        if (OperatorDesk.isNameless(command)) {
            OperatorDesk.refuse(turn, command, RejectReason.NULL_VALUE, "it needs a reason and a name");
        } else if (!staged) {
            OperatorDesk.refuse(turn, command, RejectReason.PROCESSING_FAILED, "this account is not sized in stages");
        } else if (stage.isEmpty()) {
            OperatorDesk.refuse(turn, command, RejectReason.NULL_VALUE, "a stage is TENTH, HALF or FULL");
        } else {
            OperatorDesk.accept(turn, command, Severity.WARNING);
            goTo(turn, stage.get(), command.getWho());
        }
    }

    private static Optional<RolloutStage> stage(@Nullable String name) {
        for (RolloutStage stage : RolloutStage.values()) {
            if (stage.name().equals(name)) {
                return Optional.of(stage);
            }
        }
        return Optional.empty();
    }

    private void goTo(Turn turn, RolloutStage next, String why) {
        RolloutStage before = turn.state().rollout().stage();
        begin(turn, next);
        int step = next.compareTo(before);
        String what = step > 0 ? "Promoted to " : step < 0 ? "Demoted to " : "Begun anew at ";
        Severity severity = step > 0 ? Severity.INFO : Severity.WARNING;
        tell(turn, severity, what + next.percent() + " of the usual size: " + why + ".");
    }

    private void begin(Turn turn, RolloutStage stage) {
        turn.state()
                .rollout()
                .begin(strategyId, stage, turn.now(), equity(turn), turn.state().holdsAnything());
        turn.changed();
    }

    /** What has gone wrong with this event, as a code; null when nothing has. */
    private static @Nullable String error(Turn turn, AccountEvent event) {
        String critical = turn.criticalCode();
        if (critical != null || event.getKind() != AccountEventKind.ORDER_EVENT) {
            return critical;
        }
        OrderEvent told = event.getOrderEvent();
        boolean wrong = told.getState() == OrderState.REJECTED
                || told.getState() == OrderState.FAILED
                || told.getState() == OrderState.UNKNOWN;
        return wrong && !isExpected(turn, told) ? "order " + told.getOrderId() + " is " + told.getState() : null;
    }

    /** What reduces a position that is gone already, the venue has to refuse. */
    private static boolean isExpected(Turn turn, OrderEvent told) {
        Trade trade = turn.state().trade(told.getInstrument());
        WorkingOrder order = turn.state().orders().find(told.getOrderId());
        boolean entry = order == null || order.is(Leg.ENTRY);
        return !entry && told.getState() != OrderState.UNKNOWN && (trade == null || trade.isFlat());
    }

    private static double equity(Turn turn) {
        return turn.state().equity().value().doubleValue();
    }

    private static String shown(double ratio) {
        return BigDecimal.valueOf(ratio).setScale(SHOWN, RoundingMode.HALF_EVEN).toPlainString();
    }

    private static void tell(Turn turn, Severity severity, String text) {
        turn.alert(AlertKind.OPERATOR, severity, CODE, text);
    }
}

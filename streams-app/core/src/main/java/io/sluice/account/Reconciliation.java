package io.sluice.account;

import io.sluice.market.Micros;
import io.sluice.schemas.AlertKind;
import io.sluice.schemas.Balance;
import io.sluice.schemas.Drift;
import io.sluice.schemas.DriftKind;
import io.sluice.schemas.DriftStage;
import io.sluice.schemas.OperatorCommand;
import io.sluice.schemas.RejectReason;
import io.sluice.schemas.Severity;
import io.sluice.schemas.StatedPosition;
import io.sluice.schemas.Statement;
import io.sluice.schemas.id.Ids;
import io.sluice.value.Money;
import io.sluice.value.Quantity;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * O-RECONCILE, O-DRIFT: compares what the venue says it holds with what was booked. A difference is told at the first
 * sight; one that a second comparison shows too makes entries wait until it is gone or an operator accepts it. Nothing
 * is closed and no fill is made up because of a difference. Money is the venue's to state: where it differs that is told,
 * and its statement is what counts.
 */
final class Reconciliation {
    /** Money may differ by this fraction without being told: venues round each fee and profit. */
    static final BigDecimal ROUNDING = new BigDecimal("0.0001");

    private static final String CODE = "O-DRIFT";
    private static final String NOTHING_DONE = "Nothing was changed; it is compared again.";
    private static final String HELD = "Entries wait until it is gone, or an operator acknowledges it.";

    private final AccountSettings settings;
    private final ExternalBooks externals;

    Reconciliation(AccountSettings settings, ExternalBooks externals) {
        this.settings = settings;
        this.externals = externals;
    }

    void compare(Turn turn, Statement statement) {
        if (!statement.getVenue().equals(settings.venue())) {
            turn.rejected(RejectReason.UNKNOWN_ACCOUNT, "the account is not at venue " + statement.getVenue());
            return;
        }
        Outsides outsides = turn.state().outsides();
        long askedAt = Micros.of(statement.getAskedAt());
        if (askedAt <= outsides.askedAt()) {
            RejectReason reason = askedAt == outsides.askedAt() ? RejectReason.DUPLICATE : RejectReason.OUT_OF_ORDER;
            turn.rejected(reason, "the statement is not newer than the last one");
            return;
        }
        outsides.askedAt(askedAt);
        positions(turn, statement);
        balances(turn, statement);
        turn.changed();
    }

    private void positions(Turn turn, Statement statement) {
        TreeMap<String, Quantity> stated = new TreeMap<>();
        turn.state().held().forEach(trade -> stated.put(trade.instrument(), Quantity.ZERO));
        turn.state().outsides().all().forEach(outside -> stated.put(outside.instrument(), Quantity.ZERO));
        for (StatedPosition position : statement.getPositions()) {
            stated.merge(position.getInstrument(), new Quantity(position.getQuantity()), Quantity::plus);
        }
        Set<String> inFlight = new HashSet<>(statement.getInFlight());
        turn.state()
                .orders()
                .awaitingFills()
                .forEach(order -> inFlight.add(order.ticket().instrument()));
        stated.forEach((instrument, quantity) -> {
            if (!inFlight.contains(instrument)) {
                position(turn, instrument, quantity);
            }
        });
    }

    private void position(Turn turn, String instrument, Quantity stated) {
        Outsides outsides = turn.state().outsides();
        Trade trade = turn.state().trade(instrument);
        Quantity ours = trade == null ? Quantity.ZERO : trade.holding().quantity();
        Outside outside = outsides.of(instrument);
        Quantity difference = stated.minus(ours).minus(outside.external());
        if (!difference.isZero()) {
            outside.see(difference, turn.now());
            differs(turn, outside, ours, stated);
        } else if (outside.differs()) {
            gone(turn, outside, ours, stated);
        }
        outsides.tidy(outside);
    }

    private void differs(Turn turn, Outside outside, Quantity ours, Quantity stated) {
        boolean holds = outside.holds();
        Severity severity = holds ? Severity.CRITICAL : Severity.WARNING;
        String repair = holds ? HELD : NOTHING_DONE;
        drift(turn, outside, severity, ours, stated, repair, holds ? DriftStage.HOLDING : DriftStage.SEEN);
        if (!holds || outside.beginsToHold()) {
            String text = "The venue holds " + stated + " of " + outside.instrument() + ", and "
                    + expected(outside, ours) + ". " + repair;
            turn.alert(AlertKind.DRIFT, severity, CODE, outside.instrument(), text);
        }
    }

    private void gone(Turn turn, Outside outside, Quantity ours, Quantity stated) {
        boolean held = outside.holds();
        drift(turn, outside, Severity.INFO, ours, stated, "It is gone.", DriftStage.GONE);
        outside.settle();
        if (held) {
            String text = "The venue's position in " + outside.instrument() + " agrees again.";
            turn.alert(AlertKind.DRIFT, Severity.INFO, CODE, outside.instrument(), text);
        }
    }

    /** Whether a command is about a difference that there is. */
    boolean isAbout(Turn turn, OperatorCommand command) {
        return find(turn, command) != null;
    }

    /** An operator says that the venue's position is right. */
    void accept(Turn turn, OperatorCommand command) {
        Outside outside = find(turn, command);
        if (outside != null) {
            accept(turn, outside, command);
        }
    }

    private @Nullable Outside find(Turn turn, OperatorCommand command) {
        for (Outside outside : turn.state().outsides().all()) {
            if (outside.differs() && id(outside).equals(command.getTargetId())) {
                return outside;
            }
        }
        return null;
    }

    private void accept(Turn turn, Outside outside, OperatorCommand command) {
        Trade trade = turn.state().trade(outside.instrument());
        Quantity ours = trade == null ? Quantity.ZERO : trade.holding().quantity();
        Quantity stated = ours.plus(outside.external()).plus(outside.difference());
        String expected = expected(outside, ours);
        String id = id(outside);
        long firstSeen = outside.firstSeen();
        String done = externals.accept(turn, outside, trade, id);
        String repair = command.getWho() + " accepted it (" + command.getReason() + "): " + done + ".";
        turn.drift(new Drift(
                id,
                settings.account(),
                outside.instrument(),
                DriftKind.POSITION_DIFFERS,
                Severity.INFO,
                expected,
                "the venue holds " + stated,
                repair,
                outside.instrument(),
                Micros.instant(firstSeen),
                turn.time(),
                DriftStage.ACCEPTED));
    }

    private void drift(
            Turn turn,
            Outside outside,
            Severity severity,
            Quantity ours,
            Quantity stated,
            String repair,
            DriftStage stage) {
        turn.drift(new Drift(
                id(outside),
                settings.account(),
                outside.instrument(),
                DriftKind.POSITION_DIFFERS,
                severity,
                expected(outside, ours),
                "the venue holds " + stated,
                repair,
                outside.instrument(),
                Micros.instant(outside.firstSeen()),
                turn.time(),
                stage));
    }

    private static String expected(Outside outside, Quantity ours) {
        return "ours is " + ours + (outside.external().isZero() ? "" : " and that of others " + outside.external());
    }

    private String id(Outside outside) {
        return Ids.of(
                "drift",
                settings.account(),
                DriftKind.POSITION_DIFFERS.name(),
                outside.instrument(),
                Long.toString(outside.firstSeen()));
    }

    /** Before the first money was booked or stated there is nothing to differ from; executions on their way move it. */
    private void balances(Turn turn, Statement statement) {
        Ledger ledger = turn.state().ledger();
        Money stated = stated(statement);
        if (stated == null || !ledger.settled() || !statement.getInFlight().isEmpty()) {
            return;
        }
        Money difference = stated.minus(ledger.balance());
        BigDecimal most = ledger.balance().value().abs().multiply(ROUNDING);
        if (difference.value().abs().compareTo(most) > 0) {
            String text = "The venue states a balance of " + stated + " " + settings.currency() + ", and "
                    + ledger.balance() + " was booked: the venue's counts.";
            String id = Ids.of("drift", settings.account(), DriftKind.BALANCE_DIFFERS.name(), turn.causeId());
            turn.drift(new Drift(
                    id,
                    settings.account(),
                    null,
                    DriftKind.BALANCE_DIFFERS,
                    Severity.WARNING,
                    "a balance of " + ledger.balance(),
                    "a balance of " + stated,
                    "The venue's is taken over.",
                    settings.currency(),
                    turn.time(),
                    turn.time(),
                    null));
            turn.alert(AlertKind.DRIFT, Severity.WARNING, CODE, text);
        }
    }

    private @Nullable Money stated(Statement statement) {
        for (Balance balance : statement.getBalances()) {
            if (balance.getCurrency().equals(settings.currency())) {
                return new Money(balance.getBalance());
            }
        }
        return null;
    }
}

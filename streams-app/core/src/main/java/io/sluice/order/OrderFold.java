package io.sluice.order;

import io.sluice.order.call.VenueOrder;
import io.sluice.order.call.VenueReport;
import io.sluice.order.call.VenueTrade;
import io.sluice.schemas.DriftKind;
import io.sluice.schemas.ErrorClass;
import io.sluice.schemas.Leg;
import io.sluice.schemas.OrderCommand;
import io.sluice.schemas.OrderEventKind;
import io.sluice.schemas.OrderType;
import io.sluice.schemas.RejectReason;
import io.sluice.schemas.Severity;
import io.sluice.schemas.Side;
import io.sluice.schemas.TimeInForce;
import io.sluice.schemas.id.Ids;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Sees to it that each order of an account reaches its venue exactly once (O-ONCE). Pure: the same state and inputs give
 * the same outputs. What it may rely on is in {@link OrderSink}: a call is made only after what was decided with it has
 * been committed, and a state whose records were not committed is thrown away.
 *
 * <p>An order is <b>claimed</b> (SUBMITTING, with the deadline of its call, recorded), <b>called</b>, and its outcome
 * <b>recorded</b>. An outcome that is not known is asked for; an order is sent again only when the venue has not found it,
 * twice, after nothing could be accepted any more. Until then it is UNKNOWN, however long that takes.
 */
public final class OrderFold {
    private final OrderFoldSettings settings;
    private final RetryPolicy retry = new RetryPolicy();
    private final Replies replies = new Replies(retry);
    private final Agenda agenda = new Agenda(replies);

    public OrderFold(OrderFoldSettings settings) {
        this.settings = settings;
    }

    /** An account's orders before anything was read. */
    public VenueOrders begin(String account, String venue) {
        return new VenueOrders(
                account, venue, retry, new VenueBreaker(settings.breakerFailures(), settings.breakerOpen()));
    }

    /** Applies one input, and does what is due by then. */
    public void apply(VenueOrders state, OrderInput input, OrderSink sink) {
        state.advanceTo(input.now());
        OrderTurn turn = new OrderTurn(state, sink, settings);
        switch (input) {
            case OrderInput.Commanded commanded -> command(turn, commanded.command(), commanded.breach());
            case OrderInput.Answered answered -> {
                LiveOrder order = state.find(answered.orderId());
                if (order != null) {
                    replies.answered(turn, order, answered.call(), answered.answer());
                }
            }
            case OrderInput.LookedUp lookedUp -> {
                LiveOrder order = state.find(lookedUp.orderId());
                if (order != null) {
                    replies.found(turn, order, lookedUp.call(), lookedUp.finding());
                }
            }
            case OrderInput.Reported reported -> report(turn, reported.report());
            case OrderInput.Compared compared -> compare(turn, compared.picture());
            case OrderInput.TakenOver takenOver -> takeOver(turn, takenOver.epoch());
            case OrderInput.Halted halted -> state.halted(halted.halted());
            case OrderInput.Passed passed -> {}
        }
        agenda.run(turn);
        state.strangers().settle(turn);
        agree(turn);
    }

    private static void command(OrderTurn turn, OrderCommand command, @Nullable RuleBreach breach) {
        VenueOrders state = turn.state();
        if (!command.getAccount().equals(state.account()) || !command.getVenue().equals(state.venue())) {
            turn.sink()
                    .rejected(
                            RejectReason.KEY_MISMATCH,
                            "command for " + command.getAccount() + " at " + command.getVenue() + " given to "
                                    + state.account() + " at " + state.venue());
            return;
        }
        switch (command.getKind()) {
            case PLACE -> place(turn, command, breach);
            case CANCEL -> cancel(turn, command);
            case UNRECOGNISED ->
                turn.sink()
                        .rejected(
                                RejectReason.UNDECODABLE,
                                "command " + command.getId() + " is of a kind this version does not know");
        }
    }

    private static void place(OrderTurn turn, OrderCommand command, @Nullable RuleBreach breach) {
        String orderId = command.getOrderId();
        if (turn.state().find(orderId) == null && turn.state().mayBeForgotten(command.getTime())) {
            String detail =
                    "order " + orderId + " of " + command.getTime() + " may be one that ended and was forgotten";
            turn.sink().rejected(RejectReason.OUT_OF_ORDER, detail);
            return;
        }
        LiveOrder order = turn.state().takeIn(command);
        if (order == null) {
            turn.sink().rejected(RejectReason.DUPLICATE, "order " + orderId + " is known");
            return;
        }
        turn.tell(order, OrderEventKind.RELEASE);
        RuleBreach fault = isReadable(command)
                ? breach
                : new RuleBreach("UNRECOGNISED", "it says something that this version does not know");
        if (fault != null) {
            turn.tell(order, OrderEventKind.FAIL, fault.code(), fault.text(), ErrorClass.INVALID_ORDER);
        }
    }

    private static boolean isReadable(OrderCommand command) {
        return command.getSide() != Side.UNRECOGNISED
                && command.getType() != OrderType.UNRECOGNISED
                && command.getLeg() != Leg.UNRECOGNISED
                && command.getTimeInForce() != TimeInForce.UNRECOGNISED
                && command.getQuantity().signum() > 0
                && command.getClientOrderId().equals(Ids.clientOrder(command.getOrderId()));
    }

    private static void cancel(OrderTurn turn, OrderCommand command) {
        LiveOrder order = turn.state().find(command.getOrderId());
        if (order != null) {
            order.requestCancel();
        } else if (!turn.state().mayBeForgotten(command.getTime())) {
            String detail = "cancel of order " + command.getOrderId() + ", which is not known";
            turn.sink().rejected(RejectReason.ILLEGAL_TRANSITION, detail);
        }
    }

    private void takeOver(OrderTurn turn, long epoch) {
        VenueOrders state = turn.state();
        state.ownedUnder(epoch);
        state.compared(false);
        state.synchronised(false);
        turn.sink().synchronised(false, "owner " + epoch + " takes over", turn.now());
        for (LiveOrder order : state.all()) {
            if (order.isOpen()) {
                order.toBeAsked(turn.now());
                String text = "the owner before this one left no answer";
                replies.noAnswer(turn, order, "OWNER_CHANGED", text, ErrorClass.TIMEOUT_ERROR);
                Instant settled = order.deadline().plus(settings.settling());
                order.askAt(order.isBeingSent() && settled.isAfter(turn.now()) ? settled : turn.now());
            }
        }
    }

    private static void report(OrderTurn turn, VenueReport report) {
        switch (report) {
            case VenueReport.OrderChanged changed -> show(turn, changed.order());
            case VenueReport.Traded traded -> show(turn, traded.trade());
            case VenueReport.BalanceChanged balance ->
                turn.sink().balance(balance.currency(), balance.balance(), balance.time());
            // Positions are compared as a whole, because a report of one may be older than the fills that are known.
            case VenueReport.PositionChanged position -> {}
            case VenueReport.Gap gap -> {
                turn.state().compared(false);
                if (turn.state().isSynchronised()) {
                    turn.state().synchronised(false);
                    turn.sink().synchronised(false, gap.reason(), turn.now());
                }
            }
            case VenueReport.Resumed resumed -> askAll(turn);
        }
    }

    private static void askAll(OrderTurn turn) {
        for (LiveOrder order : turn.state().all()) {
            if (order.works()) {
                order.askAt(turn.now());
            }
        }
    }

    private static void show(OrderTurn turn, VenueOrder shown) {
        LiveOrder order = turn.state().find(shown);
        if (order != null) {
            Adoption.adopt(turn, order, shown);
            return;
        }
        turn.state().strangers().shown(shown);
        shown.trades().forEach(trade -> show(turn, trade));
        turn.drift(
                DriftKind.ORDER_UNKNOWN_HERE,
                Severity.CRITICAL,
                shown.instrument(),
                shown.venueOrderId(),
                "no such order",
                shown.status() + " " + shown.side() + " " + shown.quantity() + " " + shown.instrument(),
                "Left alone: it was placed by somebody else, or long ago.");
    }

    private static void show(OrderTurn turn, VenueTrade trade) {
        LiveOrder order = turn.state().find(trade);
        if (order != null) {
            Adoption.traded(turn, order, trade);
        } else {
            turn.state().strangers().traded(turn, trade);
        }
    }

    /** What the venue shows is adopted; what works here and is not shown is asked for. */
    private static void compare(OrderTurn turn, AccountPicture picture) {
        picture.trades().forEach(trade -> show(turn, trade));
        picture.openOrders().forEach(order -> show(turn, order));
        askForMissing(turn, picture);
        turn.state().strangers().settle(turn);
        turn.sink().stated(picture, inFlight(turn, picture), turn.now());
        picture.balances().forEach((currency, amount) -> turn.sink().balance(currency, amount, turn.now()));
        turn.state().compared(true);
    }

    private static void askForMissing(OrderTurn turn, AccountPicture picture) {
        for (LiveOrder order : turn.state().all()) {
            boolean shown =
                    picture.openOrders().stream().anyMatch(each -> turn.state().find(each) == order);
            if (order.works() && !shown && order.lastEventAt().isBefore(picture.askedAt())) {
                order.askAt(turn.now());
            }
        }
    }

    /** Where the venue's positions may hold more, or less, than has been told of executions. */
    private static Set<String> inFlight(OrderTurn turn, AccountPicture picture) {
        Set<String> instruments = new TreeSet<>();
        for (LiveOrder order : turn.state().all()) {
            boolean lately = !order.lastEventAt().isBefore(picture.askedAt());
            if (order.isSettling(turn.now()) || lately) {
                instruments.add(order.placed().getInstrument());
            }
        }
        instruments.addAll(turn.state().strangers().waitingIn());
        return instruments;
    }

    /** Agreement is told once the account was compared and every order that was taken over has been asked for. */
    private static void agree(OrderTurn turn) {
        VenueOrders state = turn.state();
        boolean agrees = state.compared() && state.all().stream().allMatch(order -> order.asked() || !order.isOpen());
        if (agrees && !state.isSynchronised()) {
            state.synchronised(true);
            turn.sink().synchronised(true, "orders and fills agree", turn.now());
        }
    }
}

package io.sluice.venue;

import io.sluice.market.InstrumentDefinition;
import io.sluice.schemas.AccountEvent;
import io.sluice.schemas.AccountEventKind;
import io.sluice.schemas.OrderCommand;
import io.sluice.schemas.RejectReason;
import java.util.Map;

/**
 * An exchange as a fold (O-PAPER): orders in, order events and fills out, executed against the closed candles of the
 * account's own log. How it fills is on the {@linkplain io.sluice.venue package page}.
 *
 * <p>One instance serves any number of accounts; all it remembers is in the state it is given. Not to be called for one
 * state from two threads.
 */
public final class PaperVenue {
    /** What it is called on the records it makes. */
    public static final String NAME = "paper";

    private final OrderDesk desk;
    private final CandleMatch match;

    /** @param instruments what may be traded, by instrument id */
    public PaperVenue(PaperSettings settings, Map<String, InstrumentDefinition> instruments) {
        Map<String, InstrumentDefinition> definitions = Map.copyOf(instruments);
        this.match = new CandleMatch(settings, definitions);
        this.desk = new OrderDesk(settings, definitions, match);
    }

    /**
     * Takes an instruction of the account. An order id that is already known is a repetition: it is reported and changes
     * nothing. So is a cancel of an order that is not known; one of a finished order is silent, as its end has been told.
     *
     * @param state the account's
     * @param sink receives what happened, in its order
     */
    public void command(PaperState state, OrderCommand command, PaperSink sink) {
        if (!command.getAccount().equals(state.account())) {
            sink.rejected(
                    RejectReason.KEY_MISMATCH,
                    "command of account " + command.getAccount() + " given to " + state.account());
            return;
        }
        switch (command.getKind()) {
            case PLACE -> desk.place(state, command, sink);
            case CANCEL -> desk.cancel(state, command, sink);
            case UNRECOGNISED ->
                sink.rejected(
                        RejectReason.UNDECODABLE,
                        "command " + command.getId() + " is of a kind this version does not know");
        }
    }

    /**
     * Takes an event of the account's log. Each moves the venue's clock; a MARK is a closed candle against which working
     * orders are executed. A candle that is unsound, repeated or late is reported and changes nothing.
     *
     * @param state the account's
     * @param sink receives what happened, in its order
     */
    public void market(PaperState state, AccountEvent event, PaperSink sink) {
        if (!event.getAccount().equals(state.account())) {
            sink.rejected(
                    RejectReason.KEY_MISMATCH,
                    "event of account " + event.getAccount() + " given to " + state.account());
            return;
        }
        if (event.getKind() == AccountEventKind.MARK && event.getMark() == null) {
            sink.rejected(RejectReason.NULL_VALUE, "MARK without its body");
        } else if (event.getKind() == AccountEventKind.MARK) {
            match.mark(state, event.getMark(), event.getTime(), sink);
        } else {
            state.advanceTo(event.getTime());
        }
    }
}

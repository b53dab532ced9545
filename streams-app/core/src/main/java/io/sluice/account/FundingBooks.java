package io.sluice.account;

import io.sluice.schemas.AlertKind;
import io.sluice.schemas.FundingPayment;
import io.sluice.schemas.RejectReason;
import io.sluice.schemas.Severity;
import io.sluice.value.Money;

/**
 * Books what holding perpetual futures costs and earns. A payment is a fact of the venue: the cash moves also where nothing
 * is held here any more; the trade it belongs to is the one that is held.
 */
final class FundingBooks {
    private static final String FOREIGN = "O-DRIFT-FUNDING";

    private final AccountSettings settings;
    private final Breaker breaker;

    FundingBooks(AccountSettings settings, Breaker breaker) {
        this.settings = settings;
        this.breaker = breaker;
    }

    void book(Turn turn, FundingPayment payment) {
        String instrument = payment.getInstrument();
        Trade trade = turn.state().trade(instrument);
        Money amount = new Money(payment.getAmount());
        if (turn.state().funding().contains(payment.getId())) {
            turn.rejected(RejectReason.DUPLICATE, "funding " + payment.getId() + " was booked already");
        } else if (trade == null) {
            String text = "Funding of " + instrument + ", which has no definition here, cannot be booked.";
            turn.alert(AlertKind.DRIFT, Severity.WARNING, FOREIGN, instrument, text);
            turn.rejected(RejectReason.UNKNOWN_INSTRUMENT, "funding " + payment.getId() + ": " + text);
        } else if (!payment.getCurrency().equals(settings.currency())) {
            turn.state().funding().add(payment.getId());
            String text = "Funding of " + amount + " " + payment.getCurrency() + " was not booked: the account is in "
                    + settings.currency() + ".";
            turn.alert(AlertKind.DRIFT, Severity.WARNING, FOREIGN, instrument, text);
        } else {
            turn.state().funding().add(payment.getId());
            book(turn, trade, amount);
        }
    }

    private void book(Turn turn, Trade trade, Money amount) {
        turn.state().ledger().add(amount);
        if (!trade.isFlat()) {
            trade.fund(amount);
            turn.changed(trade);
        }
        turn.changed();
        breaker.check(turn);
    }
}

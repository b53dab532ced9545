package io.sluice.replay;

import io.sluice.account.AccountState;
import io.sluice.schemas.AccountEvent;
import io.sluice.schemas.AccountSnapshot;
import io.sluice.schemas.Alert;
import io.sluice.schemas.Fill;
import io.sluice.schemas.FundingPayment;
import io.sluice.schemas.OrderCommand;
import io.sluice.schemas.OrderEvent;
import io.sluice.schemas.Position;
import io.sluice.schemas.RejectReason;
import io.sluice.schemas.RiskDecision;

/**
 * Hears all that concerns one account, in order: what enters its inbox, what it decides, what its venue does. Each account
 * has a listener of its own; a listener is called by one thread at a time.
 */
public interface AccountListener {
    /** Hears nothing. */
    AccountListener NONE = new AccountListener() {
        @Override
        public boolean wantsFigures() {
            return false;
        }
    };

    /**
     * Whether {@link #position} and {@link #snapshot} are to be called. They tell with each candle what {@link #settled}
     * shows as well; a replay that need not make them is much faster.
     */
    default boolean wantsFigures() {
        return true;
    }

    /** Enters the inbox; the order of the calls is the order of the log. */
    default void event(AccountEvent event) {}

    /** A trade intent was judged. */
    default void decision(RiskDecision decision) {}

    /** The venue was told to do something. */
    default void order(OrderCommand command) {}

    /** An order moved to another state. */
    default void orderEvent(OrderEvent event) {}

    /** An order was executed, wholly or in part. */
    default void fill(Fill fill) {}

    /** The account received or paid for what it held at a settlement instant. */
    default void funding(FundingPayment payment) {}

    /** A holding changed. */
    default void position(Position position) {}

    /** The account's money or state changed. */
    default void snapshot(AccountSnapshot snapshot) {}

    /** People would have been told something. */
    default void alert(Alert alert) {}

    /** An event or command was refused and changed nothing. */
    default void rejected(RejectReason reason, String detail) {}

    /**
     * All of one instant has happened.
     *
     * @param time the instant, microseconds
     * @param state the account after it; to be read now, not to be kept
     */
    default void settled(long time, AccountState state) {}
}

package io.sluice.account;

import io.sluice.schemas.AccountSnapshot;
import io.sluice.schemas.Alert;
import io.sluice.schemas.Drift;
import io.sluice.schemas.OrderCommand;
import io.sluice.schemas.OrderEvent;
import io.sluice.schemas.Position;
import io.sluice.schemas.RejectReason;
import io.sluice.schemas.RiskDecision;

/** Takes the account fold's outputs, in the order in which they must be written. */
public interface AccountSink {
    /** A trade intent was judged. */
    void decision(RiskDecision decision);

    /** A venue must do something. */
    void order(OrderCommand command);

    /** An entry waits for a veto, or its waiting has ended and it was never sent. */
    void held(OrderEvent event);

    /**
     * Whether positions and snapshots are wanted; asked once for each event. Where they are not, none is made: they
     * tell what the state holds anyway, and making them costs more than most events do.
     */
    default boolean wantsFigures() {
        return true;
    }

    /** A holding changed. */
    void position(Position position);

    /** The account's money or state changed, or its clock ticked. */
    void snapshot(AccountSnapshot snapshot);

    /** People must be told something. */
    void alert(Alert alert);

    /** The venue differs from what was booked, or no longer does. */
    void drift(Drift drift);

    /** The event was refused and changed nothing. */
    void rejected(RejectReason reason, String detail);
}

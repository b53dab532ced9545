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

/** Two who hear the same of an account, one after the other. */
public record AccountPair(AccountListener first, AccountListener second) implements AccountListener {
    @Override
    public boolean wantsFigures() {
        return first.wantsFigures() || second.wantsFigures();
    }

    @Override
    public void event(AccountEvent event) {
        first.event(event);
        second.event(event);
    }

    @Override
    public void decision(RiskDecision decision) {
        first.decision(decision);
        second.decision(decision);
    }

    @Override
    public void order(OrderCommand command) {
        first.order(command);
        second.order(command);
    }

    @Override
    public void orderEvent(OrderEvent event) {
        first.orderEvent(event);
        second.orderEvent(event);
    }

    @Override
    public void fill(Fill fill) {
        first.fill(fill);
        second.fill(fill);
    }

    @Override
    public void funding(FundingPayment payment) {
        first.funding(payment);
        second.funding(payment);
    }

    @Override
    public void position(Position position) {
        first.position(position);
        second.position(position);
    }

    @Override
    public void snapshot(AccountSnapshot snapshot) {
        first.snapshot(snapshot);
        second.snapshot(snapshot);
    }

    @Override
    public void alert(Alert alert) {
        first.alert(alert);
        second.alert(alert);
    }

    @Override
    public void rejected(RejectReason reason, String detail) {
        first.rejected(reason, detail);
        second.rejected(reason, detail);
    }

    @Override
    public void settled(long time, AccountState state) {
        first.settled(time, state);
        second.settled(time, state);
    }
}

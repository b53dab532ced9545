package io.sluice.local.backtest;

import io.sluice.account.AccountState;
import io.sluice.replay.AccountListener;
import io.sluice.replay.metrics.AccountMeter;
import io.sluice.replay.metrics.Performance;
import io.sluice.schemas.AccountEvent;
import io.sluice.schemas.Alert;
import io.sluice.schemas.AlertKind;
import io.sluice.schemas.Fill;
import io.sluice.schemas.FundingPayment;
import io.sluice.schemas.RejectReason;
import io.sluice.schemas.RiskDecision;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Measures one account, writes its decisions down and remembers what its reader must know. */
final class AccountFollower implements AccountListener {
    private final AccountMeter meter;
    private final ReportTables tables;
    private final List<Instant> halts = new ArrayList<>();
    private boolean halted;
    private long rejected;

    AccountFollower(AccountMeter meter, ReportTables tables) {
        this.meter = meter;
        this.tables = tables;
    }

    @Override
    public boolean wantsFigures() {
        return meter.wantsFigures();
    }

    @Override
    public void event(AccountEvent event) {
        meter.event(event);
    }

    @Override
    public void decision(RiskDecision decision) {
        meter.decision(decision);
        tables.decision(decision);
    }

    @Override
    public void fill(Fill fill) {
        meter.fill(fill);
    }

    @Override
    public void funding(FundingPayment payment) {
        meter.funding(payment);
    }

    @Override
    public void alert(Alert alert) {
        if (alert.getKind() == AlertKind.BREAKER) {
            halts.add(alert.getTime());
        }
    }

    @Override
    public void rejected(RejectReason reason, String detail) {
        rejected++;
    }

    @Override
    public void settled(long time, AccountState state) {
        halted = state.isHalted();
        meter.settled(time, state);
    }

    Performance performance() {
        return meter.performance();
    }

    /** When the breaker tripped. */
    List<Instant> halts() {
        return halts;
    }

    /** Whether it ended halted. */
    boolean halted() {
        return halted;
    }

    /** Events and commands that were refused; none when all is well. */
    long rejected() {
        return rejected;
    }
}

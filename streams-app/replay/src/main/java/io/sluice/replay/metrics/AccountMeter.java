package io.sluice.replay.metrics;

import io.sluice.account.AccountSettings;
import io.sluice.account.AccountState;
import io.sluice.replay.AccountListener;
import io.sluice.replay.ReplaySettings;
import io.sluice.schemas.AccountEvent;
import io.sluice.schemas.Fill;
import io.sluice.schemas.FundingPayment;
import io.sluice.schemas.Mark;
import io.sluice.schemas.RiskDecision;

/**
 * Measures one account of a replay. Between changes of its money nothing is computed anew: most instants find it without a
 * position.
 */
public final class AccountMeter implements AccountListener {
    private final PerformanceMeter meter;
    private boolean changed;
    private boolean held;
    private double equity;
    private double exposure;

    private AccountMeter(PerformanceMeter meter, double initialEquity) {
        this.meter = meter;
        this.equity = initialEquity;
    }

    /** Of one account of a replay. Its year is that of the instruments it can trade there. */
    public static AccountMeter of(AccountSettings account, ReplaySettings replay) {
        double initial = account.initialBalance().value().doubleValue();
        Annualisation year = Annualisation.of(replay.sessions(account));
        return new AccountMeter(new PerformanceMeter(account.currency(), initial, replay.definitions(), year), initial);
    }

    @Override
    public void event(AccountEvent event) {
        Mark mark = event.getMark();
        if (mark != null) {
            meter.candle(mark, event.getTime());
        }
    }

    @Override
    public void decision(RiskDecision decision) {
        meter.decision(decision);
    }

    @Override
    public boolean wantsFigures() {
        return false;
    }

    @Override
    public void fill(Fill fill) {
        changed = true;
        meter.fill(fill);
    }

    @Override
    public void funding(FundingPayment payment) {
        changed = true;
        meter.funding(payment);
    }

    @Override
    public void settled(long time, AccountState state) {
        if (changed || held) {
            held = state.holdsAnything();
            equity = state.equity().value().doubleValue();
            exposure = held ? state.exposure().value().doubleValue() : 0;
            changed = false;
        }
        meter.equity(time, equity, exposure);
    }

    /** The run as it stands. */
    public Performance performance() {
        return meter.performance();
    }
}

package io.sluice.replay.walk;

import io.sluice.account.AccountState;
import io.sluice.replay.AccountListener;
import io.sluice.replay.metrics.PerformanceMeter;
import io.sluice.schemas.AccountEvent;
import io.sluice.schemas.Fill;
import io.sluice.schemas.FundingPayment;
import io.sluice.schemas.Mark;
import io.sluice.schemas.RejectReason;
import io.sluice.schemas.RiskDecision;
import io.sluice.value.Money;
import java.util.List;

/**
 * Measures one stretch of trading by one or more meters. The equity of an instant is stated when the next one comes, as the
 * end of a stretch settles its last instant twice.
 */
final class Measured implements AccountListener {
    private final List<PerformanceMeter> meters;
    private final AccountListener also;
    private long time;
    private Money equity;
    private double exposure;
    private boolean settled;
    private boolean changed;
    private boolean held;
    private boolean halted;
    private long refused;
    /** No operator is here but the one who ends the stretch; all other decisions are of signals. */
    private int flattened;

    /** @param also hears decisions, fills and funding too */
    Measured(Money initial, List<PerformanceMeter> meters, AccountListener also) {
        this.meters = meters;
        this.also = also;
        this.equity = initial;
    }

    @Override
    public void event(AccountEvent event) {
        Mark mark = event.getMark();
        if (mark != null) {
            meters.forEach(meter -> meter.candle(mark, event.getTime()));
        }
    }

    @Override
    public void decision(RiskDecision decision) {
        meters.forEach(meter -> meter.decision(decision));
        also.decision(decision);
        if (decision.getApproved() && decision.getSignalId() == null) {
            flattened++;
        }
    }

    @Override
    public boolean wantsFigures() {
        return false;
    }

    @Override
    public void fill(Fill fill) {
        changed = true;
        meters.forEach(meter -> meter.fill(fill));
        also.fill(fill);
    }

    @Override
    public void funding(FundingPayment payment) {
        changed = true;
        meters.forEach(meter -> meter.funding(payment));
        also.funding(payment);
    }

    @Override
    public void rejected(RejectReason reason, String detail) {
        refused++;
    }

    @Override
    public void settled(long now, AccountState state) {
        if (settled && now > time) {
            tell();
        }
        if (changed || held) {
            held = state.holdsAnything();
            equity = state.equity();
            exposure = held ? state.exposure().value().doubleValue() : 0;
            changed = false;
        }
        halted = state.isHalted();
        time = now;
        settled = true;
    }

    private void tell() {
        double stated = equity.value().doubleValue();
        meters.forEach(meter -> meter.equity(time, stated, exposure));
    }

    /** Nothing more will come. */
    void end() {
        if (settled) {
            tell();
        }
    }

    /** Whether there was any candle. */
    boolean traded() {
        return settled;
    }

    /** Equity as it was last. */
    Money equity() {
        return equity;
    }

    /** How it ended. */
    WindowResult.Ending ending() {
        return new WindowResult.Ending(flattened, halted, refused, held);
    }
}

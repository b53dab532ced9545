package io.sluice.risk;

import io.sluice.schemas.Verdict;
import java.time.Duration;
import java.time.Instant;

/**
 * R-COOLDOWN: one entry of an instrument each 15 minutes. An entry on its way counts from when it was sent, an executed
 * one from its first fill.
 *
 * <p>Figures: {@code elapsed} since the last entry (left out where there was none), {@code required}, seconds.
 *
 * @param required shortest time between two entries
 */
record CooldownCheck(Duration required) implements RiskCheck {

    @Override
    public String code() {
        return "R-COOLDOWN";
    }

    @Override
    public Scope scope() {
        return Scope.ENTRIES;
    }

    @Override
    public Verdict evaluate(Intent intent, AccountView account) {
        Instant last = account.lastExecution(intent.instrument());
        if (last == null) {
            return VerdictDraft.of(this).with("required", required).passWhen(true);
        }
        Duration elapsed = Duration.between(last, account.now());
        return VerdictDraft.of(this)
                .with("elapsed", elapsed)
                .with("required", required)
                .passWhen(elapsed.compareTo(required) >= 0);
    }
}
